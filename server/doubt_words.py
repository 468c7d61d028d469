"""What a therapist reads of a picture that is not good enough after all tries."""

from imaging.request import Layout
from narrative.script import Script
from server.plans import CUT, DoubtNote, Plan
from server.texts import gettext as _


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


def doubt_sentence(plan: Plan, doubt: DoubtNote) -> str:
    """One plain sentence on a doubt, by the name that the teller uses."""
    if not doubt.subject and doubt.fault == CUT:
        return _("En el borde de lo marcado algo ha quedado a trozos: márquelo entero y arréglelo otra vez.")
    if not doubt.subject:
        return _("Puede que en la imagen falte o sobre alguien.")
    subjects = plan.script.subjects if plan.script else ()
    label = next((each.label for each in subjects if each.key == doubt.subject), doubt.subject)
    name = label[:1].upper() + label[1:]
    if doubt.fault == CUT:
        return _("{name} ha quedado a trozos: marque también lo que falta y arréglelo otra vez.").format(
            name=name
        )
    if doubt.fault == "count":
        return _("Donde está {name} puede que falte o sobre alguien.").format(name=label)
    return _("{name} no ha quedado con todo su parecido.").format(name=name)
