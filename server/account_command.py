"""``evoca account``: who may sign in, and whose life books they see.

A password is asked for at the keyboard or made up and printed once; it is never an argument, which other
users of the machine and the shell's history would keep.
"""

import argparse
import secrets
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Any, Final

from sqlmodel import Session, col, select

from server.accounts import (
    ROLE_WORDS,
    ROLES,
    account_named,
    change_password,
    close_account,
    create_account,
    is_open,
)
from server.database import open_database, session
from server.errors import BadInputError
from server.patients import give_access, patients_of, take_access
from server.records import Account, PatientRecord
from server.settings import Settings
from server.spanish_arguments import whole_number

# Without those that are mistaken for others when they are read aloud or copied by hand.
_LETTERS: Final = "abcdefhjkmnpqrstuvwxyz"
_GROUPS: Final = 4
_FIRST_YEAR: Final = 1880
_LAST_YEAR: Final = 2100


def join(commands: Any, run_with: Callable[[argparse.ArgumentParser, Any], None]) -> None:
    """Adds ``account`` and its own commands to the parser; ``run_with`` says which function runs one."""
    account = commands.add_parser("account", help="cuentas: add, list, access, password, close")
    own = account.add_subparsers(required=True, metavar="ORDEN")
    add = own.add_parser("add", help="hace una cuenta")
    add.add_argument("sign_in", metavar="USUARIO", help="con lo que se entra")
    add.add_argument("--role", choices=ROLES, required=True, help="qué puede hacer")
    add.add_argument("--name", default="", metavar="NOMBRE", help="cómo se llama quien entra")
    add.add_argument(
        "--person", action="append", default=[], metavar="PERSONA", help="cuyo libro ve; puede repetirse"
    )
    add.add_argument(
        "--born", type=whole_number(_FIRST_YEAR, _LAST_YEAR), metavar="AÑO",
        help="con --role patient: empieza el libro de alguien nuevo, nacido ese año",
    )  # fmt: skip
    add.add_argument("--gender", choices=("f", "m"), help="con --born: mujer u hombre")
    _join_password(add)
    run_with(add, _add)
    run_with(own.add_parser("list", help="quién entra y qué libros ve"), _list)
    access = own.add_parser("access", help="qué libros ve una cuenta")
    access.add_argument("sign_in", metavar="USUARIO", help="una de evoca account list")
    access.add_argument("--add", action="append", default=[], metavar="PERSONA", help="ve también su libro")
    access.add_argument("--remove", action="append", default=[], metavar="PERSONA", help="ya no lo ve")
    run_with(access, _access)
    password = own.add_parser("password", help="cambia una contraseña; abre otra vez una cuenta cerrada")
    password.add_argument("sign_in", metavar="USUARIO", help="una de evoca account list")
    _join_password(password)
    run_with(password, _password)
    close = own.add_parser("close", help="cierra una cuenta: ya no se entra, y lo hecho se queda")
    close.add_argument("sign_in", metavar="USUARIO", help="una de evoca account list")
    run_with(close, _close)


def _join_password(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--generate", action="store_true", help="inventa la contraseña y la escribe una sola vez"
    )


def _add(settings: Settings, options: argparse.Namespace) -> int:
    def run(db: Session) -> None:
        if account_named(db, options.sign_in) is not None:
            raise BadInputError(f"Ya hay una cuenta «{options.sign_in}»: elija otro nombre.")
        _check_wanted(options)
        people = [_person(db, said) for said in options.person]
        password = _new_password(generate=options.generate)
        if options.born is not None:
            people = [_new_person(db, options)]
        account = create_account(
            db,
            sign_in=options.sign_in,
            name=options.name.strip() or options.sign_in,
            role=options.role,
            password=password,
            patient_ids=tuple(each.id for each in people),
            patient_id=people[0].id if options.role == "patient" else None,
        )
        print(f"La cuenta «{account.sign_in}» está hecha: {_described(db, account)}.")
        _tell(password, generated=options.generate)

    return _with_database(settings, run)


def _check_wanted(options: argparse.Namespace) -> None:
    """Raises BadInputError where the arguments do not go together."""
    if not options.sign_in.strip() or len(options.sign_in.split()) > 1:
        raise BadInputError("El usuario es una sola palabra, por ejemplo «lola».")
    if options.born is None:
        if options.gender is not None:
            raise BadInputError("--gender va con --born, que empieza el libro de alguien nuevo.")
        if options.role == "patient" and len(options.person) != 1:
            raise BadInputError(
                "Diga de quién es el libro: --person con alguien que ya está, o --name y --born si es nuevo."
            )
    elif options.role != "patient" or options.person or not options.name.strip():
        raise BadInputError("--born va con --role patient y --name, y sin --person.")


def _list(settings: Settings, _options: argparse.Namespace) -> int:
    def run(db: Session) -> None:
        accounts = db.exec(select(Account).order_by(col(Account.sign_in))).all()
        for account in accounts:
            print(f"{account.sign_in}: {_described(db, account)}")
        if not accounts:
            print("Todavía no hay cuentas: «evoca account add» hace una.")

    return _with_database(settings, run)


def _access(settings: Settings, options: argparse.Namespace) -> int:
    def run(db: Session) -> None:
        account = _account(db, options.sign_in)
        if account.role == "administrator":
            raise BadInputError("La administración ve todos los libros.")
        for person in [_person(db, said) for said in options.add]:
            give_access(db, account, person)
        for person in [_person(db, said) for said in options.remove]:
            if person.id == account.patient_id:
                raise BadInputError(f"El libro es de {person.name}: cierre la cuenta si ya no entra.")
            take_access(db, account, person)
        print(f"{account.sign_in}: {_described(db, account)}")

    return _with_database(settings, run)


def _password(settings: Settings, options: argparse.Namespace) -> int:
    def run(db: Session) -> None:
        account = _account(db, options.sign_in)
        password = _new_password(generate=options.generate)
        change_password(db, account, password)
        print(f"«{account.sign_in}» entra con la contraseña nueva; donde estuviera dentro, ya no lo está.")
        _tell(password, generated=options.generate)

    return _with_database(settings, run)


def _close(settings: Settings, options: argparse.Namespace) -> int:
    def run(db: Session) -> None:
        account = _account(db, options.sign_in)
        close_account(db, account)
        again = f"«evoca account password {account.sign_in}» la abre otra vez"
        print(f"«{account.sign_in}» está cerrada; lo que hizo se queda, y {again}.")

    return _with_database(settings, run)


def _with_database(settings: Settings, run: Callable[[Session], None]) -> int:
    engine = open_database(settings)
    try:
        with session(engine) as db:
            run(db)
    finally:
        engine.dispose()
    return 0


def _account(db: Session, sign_in: str) -> Account:
    account = account_named(db, sign_in)
    if account is None:
        raise BadInputError(f"No hay ninguna cuenta «{sign_in}»; «evoca account list» dice cuáles hay.")
    return account


def _person(db: Session, said: str) -> PatientRecord:
    """The person of a key or of a whole name."""
    people = db.exec(select(PatientRecord).order_by(PatientRecord.name)).all()
    meant = said.strip().casefold()
    found = [each for each in people if meant in (each.id.casefold(), each.name.casefold())]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(each.id for each in found)
        raise BadInputError(f"Hay varias personas que se llaman «{said}»: diga cuál por su clave, {keys}.")
    known = ", ".join(f"{each.name} ({each.id})" for each in people) or "nadie todavía"
    raise BadInputError(f"No hay ningún libro de «{said}»; los hay de: {known}.")


def _new_person(db: Session, options: argparse.Namespace) -> PatientRecord:
    person = PatientRecord(name=options.name.strip(), birth_year=options.born, gender=options.gender)
    db.add(person)
    db.flush()
    return person


def _new_password(*, generate: bool) -> str:
    if generate:
        words = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(_GROUPS))
        return "-".join(words)
    if not sys.stdin.isatty():
        raise BadInputError("No hay teclado donde escribir la contraseña: con --generate la inventa Evoca.")
    try:
        first, again = getpass("Contraseña nueva: "), getpass("Otra vez: ")
    except EOFError as error:
        raise BadInputError("No se ha escrito ninguna contraseña.") from error
    if first != again:
        raise BadInputError("Las dos contraseñas no son iguales: pruebe otra vez.")
    return first


def _tell(password: str, *, generated: bool) -> None:
    if generated:
        print(f"Contraseña, que no se vuelve a mostrar: {password}")


def _described(db: Session, account: Account) -> str:
    """Such as "terapeuta, Lola; ve el libro de Juan Pacheco (juan)"."""
    people = "todos los libros"
    if account.role != "administrator":
        seen = ", ".join(f"{each.name} ({each.id})" for each in patients_of(db, account))
        people = f"el libro de {seen}" if seen else "ningún libro todavía"
    state = "" if is_open(account) else "; cerrada"
    return f"{ROLE_WORDS[account.role]}, {account.name}; ve {people}{state}"
