"""People who are only named for what is theirs, what they made, what they say or what is like them."""

import re
from typing import Final

from narrative.absence import AbsenceReader
from narrative.look_words import TRAITS, look_in
from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent
from narrative.words import word_set

_MAKING: Final = word_set(
    """hacer regalar comprar coser tejer bordar sacar arreglar apañar dar traer ensenar enseñar dejar
    prestar poner preparar
    mandar enviar heredar pintar construir vender fabricar"""
)
_MADE_FOR_ME: Final = frozenset(
    f"{lead}{whom} {what}habia"
    for lead in ("que ", "")
    for whom in ("me", "nos")
    for what in ("la ", "lo ", "las ", "los ")
)
_MADE_BEFORE: Final = word_set(
    "hacer coser tejer bordar pagar comprar regalar construir pintar fabricar arreglar"
)
# nouns and participles behind which "de" tells company, not belonging
_TEAMS: Final = word_set(
    "yunta pareja par tronco reata recua rebano manada piara bandada hato"
)  # "(de) bueyes"
_TOGETHER: Final = word_set(
    """cola crin lomo rabo patas cuerno cuernos hocico grupa anos quince boda bodas agarrada agarrado
    agarrados cogida cogido cogidos colgada colgado bautizo cumpleanos comunion graduacion despedida
    quinceanera confirmacion
    detras atras delante lado cerca brazo mano encima hombros frente despedir despedirme despedirnos
    brazos falda regazo acuerdo alrededor rodillas presencia compania pupitre cama rostro cara ojos oido
    pecho cuello espalda pies voz risa manos debajo ademas medio despidio despedi aniversario"""
)
_JUBILEES: Final = frozenset({"bodas de oro", "bodas de plata", "bodas de diamante"})
_SAYING: Final = frozenset({"decir", "contar", "repetir", "asegurar"})
_VERY: Final = word_set("muy mas tan bastante")
_OF_LIFE: Final = word_set("vivir ser estar tener haber querer llamar deber poder")  # nothing done on one day


class BelongingReader(AbsenceReader):
    """Judges mentions inside and beside other words."""

    def _carried_on(self, referent: Referent, main: tuple[int, int]) -> bool:
        """Told of right before the scene and meant by its first "los dos", "él", "ella"."""
        if referent.kind == "place" or referent.plural or main[0] == 0:
            return False
        start = next(w.index for w in self.words.items if w.sentence == main[0])
        before = [p for p in self.phrases if p.kind != "place" and p.first < start]
        if not before or before[-1] not in referent.phrases:
            return False
        for at in range(start, min(start + 14, len(self.words))):
            if any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            if self.words.joined(at, at + 2) in ("los dos", "las dos") or self.words[at].lower in (
                "él",
                "ella",
            ):
                return True
        return False

    def _meant_by_pronoun(self, phrase: Phrase) -> bool:
        """Reads "el patio de la nona. Y de ella, sentada...": the owner turns out to be there."""
        if phrase.plural or phrase.kind != "person":
            return False
        if self._quoted(phrase):
            acts = (s for s in self._said_by_pronoun(phrase) if not (s.denied or s.relative))
            return self._in_own_tale(phrase) or any(s.form.tense == "past" for s in acts)
        for at in range(phrase.last, min(phrase.last + 45, len(self.words))):
            near = at < phrase.last + 10
            if any(p.first == at and p.kind == "person" and (near or p.gender in (phrase.gender, None))
                   for p in self.phrases):  # fmt: skip
                return False
            if self.words[at].lower == ("ella" if phrase.gender == "f" else "él"):
                return near or self.words[at].opens
            if near and self._seen_by_us(at, phrase):
                return True
        return False

    def _seen_by_us(self, at: int, phrase: Phrase) -> bool:
        """Reads "mi primo era torero y (lo vi) torear": what we saw of them is the scene."""
        clitic = "la" if phrase.gender == "f" else "lo"
        seen = self.verbs.read(self.words.lower_at(at + 1), self.words.accented)
        ours = any(f.lemma in ("ver", "mirar", "oír") and f.person == 1 for f in seen)
        forms = self.verbs.read(self.words.lower_at(at + 2), self.words.accented)
        doing = any(f.tense in ("infinitive", "gerund") for f in forms)
        return self.words.plain_at(at) == clitic and ours and doing

    def _in_own_tale(self, phrase: Phrase) -> bool:
        """Reads "mi mamá contaba que… y ella, que estaba asomada, dijo": the one who tells is in the tale."""
        w = self.words
        pronoun = "ella" if phrase.gender == "f" else "él"
        for at in range(phrase.last, len(w)):
            rival = any(p.first == at and p.kind == "person" and p.gender == phrase.gender and not p.plural
                        for p in self.phrases)  # fmt: skip
            if rival:
                return False
            subject = w.plain_at(at - 1) in ("y", "pero", "que", "fue", "") or w[at].opens
            if subject and w[at].lower == pronoun and w.plain_at(at + 1) not in ("no", "nunca", "jamas"):
                return True
        return False

    def _nested(self, phrase: Phrase) -> bool:
        """Named inside another mention: "la hija del molinero", "la casa de los Giraldo"; the one whose
        house is gone to is met there.
        """
        around = self._phrase_around(phrase)
        if around is None:
            return False
        return not self._host(phrase, around)

    def _host(self, phrase: Phrase, around: Phrase) -> bool:
        """The one whose house is gone to: "fue a la casa de mi tío Orestes"."""
        home = (
            around.kind == "place"
            and around.concept is not None
            and around.concept.id
            in ("house", "flat", "farm", "farmhouse", "shop", "bedroom", "kitchen", "living_room")
        )
        gone_to = self.words.plain_at(around.first - 1) in ("a", "en") and not phrase.plural
        kin = phrase.determiner == "title" or (
            phrase.relation is not None and phrase.concept is not None and phrase.concept.tier == "kin"
        )
        return home and gone_to and kin and self.words.plain_at(phrase.first) not in ("don", "dona")

    def _owner_or_maker(self, phrase: Phrase) -> bool:
        w = self.words
        around = self._phrase_around(phrase)
        if around is not None and self._host(phrase, around):
            return False
        before = w.plain_at(phrase.first - 1)
        del_ = w.plain_at(phrase.first - 1) == "del"
        if (before == "de" or del_) and not any(
            p.last == phrase.first - 1 for p in self.phrases if p is not phrase
        ):
            previous = w.plain_at(phrase.first - 2)
            if any(w.plain_at(i).startswith("llen") for i in range(max(0, phrase.first - 6), phrase.first)):
                return False  # "se nos llenó el salón de vecinos"
            if self.telling.voice == "note" and previous in ("hablar", "habla", "hablando", "acuerda"):
                return False
            if w.joined(phrase.first - 4, phrase.first - 1) in _JUBILEES:
                return False
            return previous not in _TOGETHER and previous not in _TEAMS
        if before == "por" and w.plain_at(phrase.first - 2) in ("supo", "supe", "sabia", "dia", "entere"):
            return True
        if before == "para" or self._told_later(phrase):
            return True
        if before == "por" and (w.plain_at(phrase.first - 2) in ("entero", "supo", "supe", "enteramos",
            "entere", "rece", "rezaba", "rezamos", "pregunta", "preguntaba", "pregunto", "lloraba", "lloro",
            "llore", "luto", "duelo", "pena", "misa", "vela", "velas", "brinde", "brindamos")
                                or "pusieron" in w.joined(phrase.first - 6, phrase.first)):  # fmt: skip
            return True
        return self._made_it(phrase)

    def _told_later(self, phrase: Phrase) -> bool:
        """Reads "se lo conté a Maruja": the one who hears of it afterwards was not there."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        confessed = w.joined(phrase.last, phrase.last + 3)
        if confessed.startswith(("nunca le dij", "nunca le cont", "no le dij", "no le cont", "jamas le dij")):
            return True
        if confessed.startswith(("se lo c", "se la c", "se lo d", "no se lo d")) and self._says(
            phrase.last + 2
        ):
            return True
        if re.match(
            r"(le|les) (dije|dijimos|conte|contamos|explique|explicamos) que (habia|era|fue|estab|me lo|"
            r"lo)",
            w.joined(phrase.last, phrase.last + 4),
        ):
            return True  # "a mi madre le dijimos que había sido una puerta"
        if self._sent_to(phrase):
            return True
        verb = w.plain_at(phrase.first - 2)
        if verb.startswith(("mandarselo", "mandarsela", "enviarselo", "enviarsela", "contarselo")):
            return True
        if verb in ("decir", "contar") and w.plain_at(phrase.first - 4) in ("voy", "vas", "va"):
            return True
        told = self.verbs.read(w[phrase.first - 2].lower, w.accented) if phrase.first >= 4 else ()
        kept_from = w.joined(phrase.first - 5, phrase.first - 2)
        if verb.startswith(("dij", "cont")) and kept_from.endswith(
            ("no se lo", "nunca se lo", "no le", "no les")
        ):
            return True
        later = any(
            f.lemma in ("contar", "explicar", "referir") and f.tense in ("past", "future") for f in told
        )
        return later and w.joined(phrase.first - 4, phrase.first - 2) in ("se lo", "se la")

    def _sent_to(self, phrase: Phrase) -> bool:
        """Reads "mandé un audio de once minutos a mi hermano", "a mi madre le escribí una carta"."""
        w = self.words
        start = phrase.first
        while start > 0 and not w[start].after_stop and phrase.first - start < 12:
            start -= 1
        lead = w.joined(start, phrase.first)
        if re.search(
            r"\b(mand|envi)(e|o|amos|aba|aron)\b.* (un|una|uno|unos|unas|otro|otra)\b.* (a|al)$", f" {lead}"
        ):
            return True
        tail = w.joined(phrase.last, phrase.last + 5)
        return (
            re.match(r"(le|les) (mand|envi|escrib)\w+ (un|una|unos|unas|cartas?|postales|dinero)\b", tail)
            is not None
        )

    def _says(self, at: int) -> bool:
        """Whether a verb of telling stands at ``at`` or right behind it."""
        forms = [
            f
            for i in (at, at + 1)
            if i < len(self.words)
            for f in self.verbs.read(self.words[i].lower, False)
        ]
        return any(f.lemma in ("confesar", "contar", "decir", "explicar") for f in forms)

    def _made_it(self, phrase: Phrase) -> bool:
        """Reads "que me había hecho mi madre", "que me regaló mi tío"."""
        if self._had_made(phrase) or self._sewed_it(phrase):
            return True
        at = phrase.first - 1
        forms = self.verbs.read(self.words[at].lower, self.words.accented) if at >= 0 else ()
        made_for_me = (
            self.words.joined(at - 4, at) in _MADE_FOR_ME or self.words.joined(at - 3, at) in _MADE_FOR_ME
        )
        lead = self.words.joined(at - 4, at)
        fronted = re.search(r"\b(el|la|los|las) \w+( \w+)? (lo|la|los|las)$", lead) is not None
        if fronted and any(f.lemma in _MADE_BEFORE and f.tense == "past" for f in forms):
            return True  # "el traje lo pagó mi abuelo"
        had = self.words.plain_at(at - 1) in ("habia", "habian")
        if had and any(f.tense == "participle" and f.lemma in _MAKING for f in forms):
            return True  # "la mesa la había hecho mi abuelo"
        if made_for_me and any(f.tense == "participle" for f in forms):
            return True  # "la camisa, que me la había planchado mi madre"
        if not any(f.lemma in _MAKING and f.tense in ("past", "participle", "imperfect") for f in forms):
            return False
        before = [self.words.plain_at(i) for i in range(max(0, at - 4), at)]
        elder = phrase.concept is not None and phrase.concept.id == "old_person"
        known = (phrase.relation is not None or elder) and not phrase.plural
        kin = known and phrase.determiner in ("poss", "def", "none")
        of_thing = before[-1:] == ["que"] and not any(p.last == at - 1 for p in self.phrases)
        if kin and of_thing:
            return True
        return "que" in before and any(b in before for b in ("me", "nos", "le", "habia"))

    def _sewed_it(self, phrase: Phrase) -> bool:
        """Reads "tía Tencha me cosió un traje": clothes are made before they are worn."""
        found = self._verb_after(phrase, 4) if self._is_subject(phrase) else None
        if found is None or found[1].lemma not in ("coser", "tejer", "bordar") or found[1].tense != "past":
            return False
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        single = referent is not None and len(referent.phrases) == 1
        return single and self.words.plain_at(found[0] - 1) in ("me", "nos", "le")

    def _had_made(self, phrase: Phrase) -> bool:
        """Reads "la máquina que papi le compró", "mi suegra nos había mandado dos abrigos"."""
        w = self.words
        found = self._verb_after(phrase, 4) if self._is_subject(phrase) else None
        if found is None:
            return False
        at, form = found
        if (
            w.plain_at(phrase.first - 1) == "que"
            and form.lemma in _MAKING
            and form.tense == "past"
            and at - phrase.last <= 2
        ):
            return phrase.first >= 2 and w.plain_at(phrase.first - 2) not in (
                "dijo",
                "decia",
                "y",
                "vi",
                "mientras",
                "hasta",
                "asi",
            )
        forms = self.verbs.read(w[at + 1].lower, w.accented) if at + 1 < len(w) else ()
        for_us = w.plain_at(at - 1) in ("me", "nos")
        for_me = w.plain_at(at - 1) in ("me", "nos") and w.plain_at(at + 1) not in (
            "dicho",
            "acompanado",
            "visto",
            "sacado",
            "cogido",
            "pedido",
            "contado",
        )
        return (
            w.plain_at(at) == "habia"
            and "foto" not in w.joined(at + 2, at + 5)
            and for_us
            and "ya" not in w.joined(at - 3, at).split()
            and any(f.tense == "participle" and (f.lemma in _MAKING or for_me) for f in forms)
        )

    def _quoted(self, phrase: Phrase) -> bool:
        w = self.words
        before = [w.plain_at(i) for i in range(max(0, phrase.first - 3), phrase.first)]
        if (
            before[-1:] in (["dice"], ["dicen"], ["contaba"], ["contaban"], ["cuenta"], ["decia"], ["decian"])
            and w.plain_at(phrase.last) == "que"
        ):
            return True
        if before[-2:] in (["como", "decia"], ["como", "dice"], ["como", "contaba"]) or before[-1:] == [
            "segun"
        ]:
            return True
        if (
            w.plain_at(phrase.last) == "que"
            and w.plain_at(phrase.first - 1) == "y"
            and self._one_says_now(phrase)
        ):
            return True
        if self.telling.voice == "note" and w.joined(phrase.last, phrase.last + 4) == "presente en la sesion":
            return True
        if self._told_me(phrase):
            return True
        found = self._verb_after(phrase, 5)
        if found is None or not self._is_subject(phrase):
            return False
        at, form = found
        thinks = form.lemma in ("pensar", "creer", "opinar", "suponer") and form.tense == "imperfect"
        if thinks and w.plain_at(at + 1) == "que" and w.plain_at(at - 1) not in ("me", "nos"):
            return True
        asks = form.lemma in _SAYING or form.lemma in ("querer", "pedir", "insistir", "empeñar", "creer")
        if asks and form.tense == "present" and w.plain_at(at + 1) == "que":
            return True
        return (
            form.lemma in _SAYING
            and form.tense == "imperfect"
            and not self._listened_to(phrase)
            and (
                w.plain_at(at - 1) == "siempre"
                or w.plain_at(phrase.first - 1) == "como"
                or (
                    w.plain_at(at - 1) not in ("me", "nos", "le")
                    and w.plain_at(at + 1) == "que"
                    and w.plain_at(at + 2) not in ("no",)
                )
            )
        )

    def _told_me(self, phrase: Phrase) -> bool:
        """Reads "me lo contó mi padre veinte veces": where the tale comes from."""
        w, at = self.words, phrase.first - 1
        forms = self.verbs.read(w[at].lower, w.accented) if at > 1 else ()
        telling = {"contar", "platicar", "referir", "relatar"}
        told = any(f.lemma in telling and f.tense in ("past", "imperfect", "participle") for f in forms)
        lead = w.joined(max(0, at - 3), at)
        return (
            told
            and not w[phrase.first].after_stop
            and (re.search(r"\b(me|nos) (lo|la) (ha |habia )?$", lead + " ") is not None)
        )

    def _one_says_now(self, phrase: Phrase) -> bool:
        """Reads "mi tío dice que era suya y mi tía que prestada": the second says too."""
        w = self.words
        sentence = [
            x.index for x in w.items if x.sentence == w[phrase.first].sentence and x.index < phrase.first
        ]
        return any(
            w.plain_at(i) in ("dice", "dicen", "cree", "jura", "decia") and w.plain_at(i + 1) == "que"
            for i in sentence
        )

    def _only_described(self, phrase: Phrase) -> bool:
        """Reads "su marido era ferroviario." and no more: what somebody was, not what they did there."""
        w = self.words
        found = self._verb_after(phrase, 2) if self._is_subject(phrase) else None
        if found is None or found[1].lemma not in ("ser", "trabajar") or found[1].tense != "imperfect":
            return False
        if w.plain_at(found[0] - 1) == "que":
            return False  # "con mi hermana y mi perra Luna, que era negra": said besides
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        if phrase.owner != "su" and (
            referent is None or len(referent.phrases) > 1 or phrase.determiner != "poss"
        ):
            return False
        of_nature = w.plain_at(found[0] + 1) in _VERY or look_in(TRAITS, w.plain_at(found[0] + 1)) is not None
        for at in range(found[0] + 1, len(w)):
            if w[at].opens:
                return not (self._goes_on_unnamed(at) or self._served_later(at))
            if of_nature and self._does_with_me(at):
                return False
            if at > found[0] + 1 and self._third(at) is not None:
                return False
        return True

    def _does_with_me(self, at: int) -> bool:
        """Reads "mi hermano era muy listo y (jugábamos)": whoever is described took part."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return any(f.person == 1 and f.plural and f.lemma not in _OF_LIFE for f in forms)

    def _goes_on_unnamed(self, at: int) -> bool:
        """Reads "Mi padre era carpintero. Me hizo un carro": the next sentence is about the same one."""
        for i in range(at, min(at + 4, len(self.words))):
            if any(p.first == i and p.kind == "person" for p in self.phrases):
                return False
            told = self._third(i)
            if told is not None:
                return told.lemma not in ("morir", "fallecer", "faltar")
        return False

    def _served_later(self, at: int) -> bool:
        """Reads "Mi padre era ferroviario. Vivíamos allí. Yo le llevaba el café": nobody else is "le"."""
        for i in range(at, len(self.words) - 1):
            if any(p.first == i and p.kind == "person" for p in self.phrases):
                return False
            if self.words.plain_at(i) == "yo" and self.words.plain_at(i + 1) in ("le", "lo", "la"):
                return True
        return False

    def _only_called(self, phrase: Phrase) -> bool:
        """Reads "Don Alfredo, el catedrático, se llamaba como mi padre, y ni por esas me aprobó"."""
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        if referent is None or referent.entity is not None or referent.kind != "person":
            return False
        said = [s for p in referent.phrases for s in self._said_of(p) if not s.relative]
        called = any(s.form.lemma == "llamar" and "se" in s.lead.split() for s in said)
        return called and all(s.denied or s.form.lemma in ("llamar", "ser") for s in said)

    def _listened_to(self, phrase: Phrase) -> bool:
        """Reads "mi abuelo contaba que…; yo le escuchaba": who tells is there with the one who listens."""
        w = self.words
        for at in range(phrase.last, min(phrase.last + 40, len(w) - 1)):
            if w.plain_at(at) in ("le", "lo", "la", "les") and any(
                f.person == 1 and f.lemma in ("escuchar", "oir", "oír", "mirar", "atender")
                for f in self.verbs.read(w[at + 1].lower, w.accented)
            ):
                return True
        return False

    def _compared(self, phrase: Phrase) -> bool:
        w = self.words
        before, earlier = w.plain_at(phrase.first - 1), w.plain_at(phrase.first - 2)
        if before in ("como", "cual", "parecia", "segun") and earlier not in ("asi", "tanto", "y"):
            return True
        likened = (
            w.joined(phrase.first - 3, phrase.first - 1) in ("igual que", "lo mismo") or earlier == "como"
        )
        if likened and self._third(phrase.first - 1) is not None and earlier != "tanto":
            return True  # "igual que miraba mi padre"
        if w.joined(phrase.first - 2, phrase.first) in ("como a", "como de"):
            return True
        if w.joined(phrase.first - 2, phrase.first) in ("igual que", "lo mismo", "que a"):
            return w.joined(phrase.first - 2, phrase.first) != "que a"
        return earlier in ("foto", "retrato", "carta", "fotografia", "tumba") and before in ("de", "del")
