"""Accounts, passwords and signed-in sessions.

Passwords are kept as argon2 hashes. A session's secret lives in the cookie alone; the database
holds its SHA-256, so a stolen database opens no session.
"""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import Session, col, delete, select

from server.errors import BadInputError, TooManyTriesError
from server.records import Account, PatientAccess, SignedSession, SignInFailure
from server.texts import gettext as _

ROLES: Final = ("administrator", "therapist", "relative", "patient")
ROLE_WORDS: Final = {
    "therapist": "terapeuta",
    "relative": "familiar",
    "patient": "la persona de quien es el libro",
    "administrator": "administración",
}
FREE_TRIES: Final = 5
LONGEST_WAIT: Final = timedelta(minutes=15)
LONGEST_PASSWORD: Final = 1024  # argon2 takes any length; a huge one only costs time
SHORTEST_PASSWORD: Final = 8


@cache
def hasher() -> PasswordHash:
    """How passwords are hashed: argon2id as its authors recommend, which takes time on purpose."""
    return PasswordHash((Argon2Hasher(),))


@cache
def _nobodys_hash() -> str:
    return hasher().hash(secrets.token_urlsafe())


def create_account(
    db: Session,
    *,
    sign_in: str,
    name: str,
    role: str,
    password: str,
    patient_ids: tuple[str, ...] = (),
    patient_id: str | None = None,
    locale: str = "es",
) -> Account:
    """A new account that may see ``patient_ids``; ``patient_id`` is the person of a patient's account.

    Raises BadInputError for a taken name, an unknown role or a short password.
    """
    if role not in ROLES:
        raise BadInputError(_("Ese papel no existe."))
    _check_password(password)
    if account_named(db, sign_in) is not None:
        raise BadInputError(_("Ya hay una cuenta con ese nombre."))
    account = Account(
        sign_in=_plain(sign_in),
        name=name,
        role=role,
        password_hash=hasher().hash(password),
        locale=locale,
        patient_id=patient_id,
    )
    db.add(account)
    db.flush()
    own = (patient_id,) if patient_id else ()
    for each in dict.fromkeys((*patient_ids, *own)):
        db.add(PatientAccess(account_id=account.id, patient_id=each))
    db.commit()
    return account


def account_named(db: Session, sign_in: str) -> Account | None:
    """The account of a sign-in name, whatever its capitals."""
    return db.exec(select(Account).where(Account.sign_in == _plain(sign_in))).first()


def is_open(account: Account) -> bool:
    """Whether somebody may sign in with it; a closed account has no password."""
    return account.password_hash != ""


def is_password(account: Account, password: str) -> bool:
    """Whether this is the account's password."""
    return is_open(account) and hasher().verify(password[:LONGEST_PASSWORD], account.password_hash)


def change_password(db: Session, account: Account, password: str) -> None:
    """A new password, which opens a closed account too; wherever it was signed in it is so no longer.

    Raises BadInputError for a short one.
    """
    _check_password(password)
    account.password_hash = hasher().hash(password)
    failure = db.get(SignInFailure, account.sign_in)
    if failure is not None:
        db.delete(failure)
    _end_sessions(db, account)


def close_account(db: Session, account: Account) -> None:
    """Nobody signs in with it any more; what was done with it stays, and under whose name."""
    account.password_hash = ""
    _end_sessions(db, account)


def sign_in(db: Session, name: str, password: str, *, days: int = 14) -> str | None:
    """The secret of a new session, or None when name and password do not fit.

    After FREE_TRIES wrong ones in a row each next must wait, twice as long every time: a try that
    comes too early raises TooManyTriesError. An unknown name takes as long as a known one.
    """
    name = _plain(name)
    failure = db.get(SignInFailure, name)
    if failure is not None and _must_wait(failure):
        raise TooManyTriesError(_("Demasiados intentos seguidos. Espere un momento y vuelva a probar."))
    account = account_named(db, name)
    hashed = account.password_hash if account and is_open(account) else _nobodys_hash()
    right = hasher().verify(password[:LONGEST_PASSWORD], hashed)
    if account is None or not is_open(account) or not right:
        _count_failure(db, name, failure)
        return None
    if failure is not None:
        db.delete(failure)
    return _open_session(db, account, days)


def account_of(db: Session, secret: str) -> Account | None:
    """Whose session this is, or None when it is unknown or over."""
    signed = db.get(SignedSession, _fingerprint(secret))
    if signed is None or _aware(signed.expires_at) <= datetime.now(UTC):
        return None
    return db.get(Account, signed.account_id)


def sign_out(db: Session, secret: str) -> None:
    """Ends a session; one that has ended already stays so."""
    signed = db.get(SignedSession, _fingerprint(secret))
    if signed is not None:
        db.delete(signed)
        db.commit()


def _open_session(db: Session, account: Account, days: int) -> str:
    now = datetime.now(UTC)
    db.exec(delete(SignedSession).where(col(SignedSession.expires_at) <= now))
    secret = secrets.token_urlsafe(32)
    db.add(
        SignedSession(id=_fingerprint(secret), account_id=account.id, expires_at=now + timedelta(days=days))
    )
    db.commit()
    return secret


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise BadInputError(_("La contraseña debe tener ocho caracteres o más."))


def _end_sessions(db: Session, account: Account) -> None:
    db.add(account)
    db.exec(delete(SignedSession).where(col(SignedSession.account_id) == account.id))
    db.commit()


def _must_wait(failure: SignInFailure) -> bool:
    over = failure.count - FREE_TRIES
    if over < 0:
        return False
    wait = min(timedelta(seconds=2 ** min(over, 20)), LONGEST_WAIT)
    return datetime.now(UTC) < _aware(failure.last_at) + wait


def _count_failure(db: Session, name: str, failure: SignInFailure | None) -> None:
    failure = failure or SignInFailure(sign_in=name)
    failure.count += 1
    failure.last_at = datetime.now(UTC)
    db.add(failure)
    db.commit()


def _plain(name: str) -> str:
    return name.strip().casefold()[:200]


def _fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _aware(moment: datetime) -> datetime:
    # SQLite gives times back without their zone; all of ours are UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
