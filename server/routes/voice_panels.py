"""What the talk's pages show of the voice: the control to speak, the therapist's settings, kept voices."""

from babel.dates import format_date

from server.recordings import live_recording, voices_of
from server.records import Interview, Page, PatientRecord
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import current_locale, ngettext
from server.texts import gettext as _
from server.views import VoiceControl, VoiceLine, VoiceSettings
from server.voice_consent import consent_of
from server.voice_files import LONGEST


def voice_control(visit: Visit, patient: PatientRecord, interview: Interview) -> VoiceControl:
    """The control to speak, of this interview."""
    going_on = live_recording(visit.db, visit.studio.voices, patient.id)
    return VoiceControl(
        record_address=f"/charlas/{interview.id}/grabaciones",
        pending_address=addresses.recordings(patient.id),
        read_address=addresses.reading(patient.id),
        silence=patient.silence_seconds,
        longest=LONGEST,
        problem=visit.studio.hearing.problem(),
        going_on=going_on.id if going_on else "",
    )


def voice_settings(visit: Visit, patient: PatientRecord) -> VoiceSettings:
    """How long to wait and whether the voice is kept, for the therapist."""
    consent = consent_of(visit.db, visit.account, patient.id)
    agreed = ""
    if consent.given_at is not None:
        day = format_date(consent.given_at, "long", locale=current_locale())
        agreed = _("De acuerdo desde el %(day)s; lo anotó %(name)s.") % {
            "day": day,
            "name": consent.written_by or "Evoca",
        }
    kept = ngettext("%(num)s grabación guardada", "%(num)s grabaciones guardadas", consent.kept)
    return VoiceSettings(
        patient_name=patient.name,
        seconds=patient.silence_seconds,
        wait_address=addresses.voice(patient.id, "espera"),
        agree_address=addresses.voice(patient.id, "acuerdo"),
        withdraw_address=addresses.voice(patient.id, "retirar"),
        agreed=agreed,
        kept=kept % {"num": consent.kept} if consent.kept else "",
    )


def voice_lines(visit: Visit, page: Page) -> tuple[VoiceLine, ...]:
    """The teller's own voice of a page, for those who may see the page."""
    kept = voices_of(visit.db, visit.studio.voices, page)
    return tuple(
        VoiceLine(
            addresses.sound(one.id),
            _("Escuchar su voz") if len(kept) == 1 else _("Escuchar su voz, parte %d") % number,
        )
        for number, one in enumerate(kept, start=1)
    )
