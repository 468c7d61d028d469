"""What a therapist reads of a picture that is not good enough after all tries."""

from collections.abc import Iterable
from typing import Final

from imaging.request import Layout
from narrative.script import Script
from server.plans import CUT, UNSEEN, DoubtNote, Plan
from server.texts import gettext as _

_TELLER: Final = "yo"


def unseen_sentence(script: Script | None) -> str:
    """Says that not all who were told of are drawn; "" where all are."""
    if script is None or not script.unseen:
        return ""
    drawn = sum(each.kind != "place" for each in script.subjects)
    return _("Son %(told)d; en el dibujo caben %(drawn)d.") % {"told": drawn + script.unseen, "drawn": drawn}


def anew_sentence(layout: Layout | None) -> str:
    """Says that all had to be placed anew for somebody who came; "" where everyone is where they were."""
    if layout is None or not layout.anew:
        return ""
    return _("No había sitio para uno más entre los que estaban: los he colocado a todos de nuevo.")


def staying_sentence(names: Iterable[str]) -> str:
    """Says who stays although a part of them is marked to be seen no more; "" for nobody."""
    return " ".join(
        _("Se queda {name}: hay marcada menos de la mitad. Para que no se vea, márquelo entero.").format(
            name=name
        )
        for name in names
    )


def name_of(plan: Plan, key: str) -> str:
    """What a subject is called in a sentence."""
    subjects = plan.script.subjects if plan.script else ()
    label = next((each.label for each in subjects if each.key == key), key)
    return _("quien lo cuenta") if label == _TELLER else label


def marking_sentence(label: str, fault: str) -> str:
    """Says that what was marked was too little for who is called so, "" for what has no name: they are "cut"
    in two or can hardly be seen.
    """
    name = label[:1].upper() + label[1:]
    if fault == CUT and not name:
        return _("En el borde de lo marcado algo ha quedado a trozos: márquelo entero y arréglelo otra vez.")
    if fault == CUT:
        return _("{name} ha quedado a trozos: marque también lo que falta y arréglelo otra vez.").format(
            name=name
        )
    if not name:
        return _("Lo que ha pedido casi no se ve ahí: marque un sitio más grande y arréglelo otra vez.")
    return _("{name} casi no se ve ahí: marque un sitio más grande y arréglelo otra vez.").format(name=name)


def doubt_sentence(plan: Plan, doubt: DoubtNote) -> str:
    """One plain sentence on a doubt, by the name that the teller uses."""
    label = name_of(plan, doubt.subject) if doubt.subject else ""
    if doubt.fault in (CUT, UNSEEN):
        return marking_sentence(label, doubt.fault)
    if not doubt.subject:
        return _("Puede que en la imagen falte o sobre alguien.")
    name = label[:1].upper() + label[1:]
    if doubt.fault == "count":
        return _("Donde está {name} puede que falte o sobre alguien.").format(name=label)
    return _("{name} no ha quedado con todo su parecido.").format(name=name)
