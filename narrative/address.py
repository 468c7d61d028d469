"""What Evoca says of itself, to those who are spoken to with "tú": its fixed sentences say "usted".

Questions of the bank bring both forms along; see ``data/questions``.
"""

from collections.abc import Mapping
from typing import Final

_FAMILIAR: Final[Mapping[str, str]] = {
    "Perder a alguien pesa mucho. Le acompaño.": "Perder a alguien pesa mucho. Te acompaño.",
    "Gracias por hablarme de ello. Me quedo aquí, a su lado.": (
        "Gracias por hablarme de ello. Me quedo aquí, a tu lado."
    ),
    "Lo que me cuenta es muy serio. Le escucho con respeto.": (
        "Lo que me cuentas es muy serio. Te escucho con respeto."
    ),
    "Cuánto le tocó vivir. Estoy aquí, a su lado.": "Cuánto te tocó vivir. Estoy aquí, a tu lado.",
    "Gracias por confiarme algo tan difícil. Vamos a su paso.": (
        "Gracias por confiarme algo tan difícil. Vamos a tu paso."
    ),
    "Una enfermedad pesa mucho. Le acompaño.": "Una enfermedad pesa mucho. Te acompaño.",
    "Lo que me cuenta fue duro. Estoy aquí, sin prisa.": "Lo que me cuentas fue duro. Estoy aquí, sin prisa.",
    "Lo que me cuenta duele. Gracias por la confianza.": "Lo que me cuentas duele. Gracias por la confianza.",
    "Siento mucho que viviera eso. Aquí está en buena compañía.": (
        "Siento mucho que vivieras eso. Aquí estás en buena compañía."
    ),
    "Eso fue muy duro. Le creo, estoy con usted.": "Eso fue muy duro. Te creo, estoy contigo.",
    "Qué susto tan grande. Estoy aquí con usted.": "Qué susto tan grande. Estoy aquí contigo.",
    "Algo así asusta mucho. Le acompaño.": "Algo así asusta mucho. Te acompaño.",
    "Cuánta fuerza hacía falta entonces. Le escucho con respeto.": (
        "Cuánta fuerza hacía falta entonces. Te escucho con respeto."
    ),
    "Lo que pasaron ustedes merece respeto. Estoy aquí, a su lado.": (
        "Lo que pasasteis merece respeto. Estoy aquí, a tu lado."
    ),
    "Lo que me cuenta pesa mucho. Le acompaño, sin prisa.": (
        "Lo que me cuentas pesa mucho. Te acompaño, sin prisa."
    ),
    "Gracias por confiarme algo tan suyo. Estoy aquí.": "Gracias por confiarme algo tan tuyo. Estoy aquí.",
    "Gracias por contármelo. Estoy aquí, sin prisa, para lo que quiera decir.": (
        "Gracias por contármelo. Estoy aquí, sin prisa, para lo que quieras decir."
    ),
    "Como quiera. Le escucho.": "Como quieras. Te escucho.",
    "Le escucho.": "Te escucho.",
    "Lo que me cuenta es importante. Le escucho.": "Lo que me cuentas es importante. Te escucho.",
    "Gracias por la confianza. Vamos despacio, a su paso.": (
        "Gracias por la confianza. Vamos despacio, a tu paso."
    ),
    "Descanse tranquilamente. Todo lo que ha contado queda guardado.": (
        "Descansa tranquilamente. Todo lo que has contado queda guardado."
    ),
    "Lo de hoy ha sido mucho. Podemos descansar cuando quiera.": (
        "Lo de hoy ha sido mucho. Podemos descansar cuando quieras."
    ),
    "Estoy aquí, a su lado. Tómese el tiempo que quiera.": (
        "Estoy aquí, a tu lado. Tómate el tiempo que quieras."
    ),
    "Lo que siente es importante. Le acompaño en silencio.": (
        "Lo que sientes es importante. Te acompaño en silencio."
    ),
    "Estoy aquí con usted. Vamos a descansar un poco.": "Estoy aquí contigo. Vamos a descansar un poco.",
    "Respiremos despacio. Su terapeuta está cerca.": "Respiremos despacio. Tu terapeuta está cerca.",
    "Aquí está en buena compañía. Paramos ahora mismo.": "Aquí estás en buena compañía. Paramos ahora mismo.",
    "De acuerdo, lo dejamos aquí. Gracias por lo que ha contado.": (
        "De acuerdo, lo dejamos aquí. Gracias por lo que has contado."
    ),
    "Como usted quiera. Ha sido un gusto escucharle.": "Como tú quieras. Ha sido un gusto escucharte.",
    "De acuerdo, eso se queda donde está. Usted decide.": (
        "De acuerdo, eso se queda donde está. Tú decides."
    ),
    "Lo entiendo. Hablamos solo de lo que usted quiera.": (
        "Lo entiendo. Hablamos solo de lo que tú quieras."
    ),
    "Como usted prefiera. Eso queda aparte.": "Como tú prefieras. Eso queda aparte.",
    "Lo guardo tal como lo ha dicho. Estoy aquí.": "Lo guardo tal como lo has dicho. Estoy aquí.",
    "Está bien así. Cuénteme lo que quiera, cuando quiera.": (
        "Está bien así. Cuéntame lo que quieras, cuando quieras."
    ),
    "Da igual. Seguimos por donde usted quiera.": "Da igual. Seguimos por donde tú quieras.",
    "Aún no hay nada escrito. ¿De qué le gustaría hablar hoy?": (
        "Aún no hay nada escrito. ¿De qué te gustaría hablar hoy?"
    ),
    "Es un relato muy largo. Cuéntelo en partes, una escena cada vez, por favor.": (
        "Es un relato muy largo. Cuéntalo en partes, una escena cada vez, por favor."
    ),
    "¿Qué le viene a la cabeza con esa palabra?": "¿Qué te viene a la cabeza con esa palabra?",
    "No lo he entendido bien. ¿Me lo cuenta de otra manera?": (
        "No lo he entendido bien. ¿Me lo cuentas de otra manera?"
    ),
    "Por ahora solo entiendo el español. ¿Me lo puede contar en español?": (
        "Por ahora solo entiendo el español. ¿Me lo puedes contar en español?"
    ),
    "No pasa nada. ¿Qué lugar le gusta tener cerca?": "No pasa nada. ¿Qué lugar te gusta tener cerca?",
}


def said_with_tu(sentence: str) -> str:
    """A fixed sentence of Evoca's, said with "tú"; one that speaks to nobody stays as it is."""
    return _FAMILIAR.get(sentence, sentence)
