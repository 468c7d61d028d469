"""Which Spanish verbs leave the rules, and how: stem changes, strong pasts, irregular forms."""

from collections.abc import Mapping
from typing import Final

from narrative.words import word_set

E_TO_IE: Final = word_set(
    """pensar sentar despertar cerrar empezar comenzar regar segar sembrar calentar nevar merendar perder
    entender encender querer tender defender sentir divertir mentir preferir temblar apretar
    hervir herir advertir convertir sugerir
    confesar negar atravesar fregar gobernar herrar helar manifestar remendar tropezar apacentar
    aserrar serrar atender aventar enterrar restregar desherbar"""
)
O_TO_UE: Final = word_set(
    """jugar contar acostar volar rodar soñar recordar encontrar probar colgar colar rogar tostar mostrar
    forzar volver mover llover morder poder doler soler envolver resolver cocer torcer dormir morir
    desenvolver devolver acordar costar almorzar
    moler consolar remover soldar"""
)
E_TO_I: Final = word_set(
    "pedir servir vestir repetir seguir reñir reír freír medir despedir elegir corregir perseguir "
    "conseguir teñir competir sonreír"
)
STRONG_PAST: Final[Mapping[str, str]] = {
    "tener": "tuv", "estar": "estuv", "andar": "anduv", "poder": "pud", "poner": "pus", "saber": "sup",
    "haber": "hub", "hacer": "hic", "venir": "vin", "querer": "quis", "decir": "dij", "traer": "traj",
    "conducir": "conduj", "mantener": "mantuv", "detener": "detuv", "producir": "produj",
    "traducir": "traduj",
}  # fmt: skip
IRREGULAR: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "ser": {
        "present": ("soy", "eres", "es", "somos", "son"),
        "imperfect": ("era", "eras", "era", "éramos", "eran"),
        "past": ("fui", "fuiste", "fue", "fuimos", "fueron"),
        "subjunctive": ("sea", "seas", "sea", "seamos", "sean"),
    },
    "ir": {
        "present": ("voy", "vas", "va", "vamos", "van"),
        "imperfect": ("iba", "ibas", "iba", "íbamos", "iban"),
        "past": ("fui", "fuiste", "fue", "fuimos", "fueron"),
        "subjunctive": ("vaya", "vayas", "vaya", "vayamos", "vayan"),
        "gerund": ("yendo",),
    },
    "estar": {
        "present": ("estoy", "estás", "está", "estamos", "están"),
        "subjunctive": ("esté", "estés", "esté", "estemos", "estén"),
    },
    "haber": {
        "present": ("he", "has", "ha", "hemos", "han"),
        "subjunctive": ("haya", "hayas", "haya", "hayamos", "hayan"),
        "future_stem": ("habr",),
    },
    "tener": {"present": ("tengo", "tienes", "tiene", "tenemos", "tienen"), "future_stem": ("tendr",)},
    "venir": {
        "present": ("vengo", "vienes", "viene", "venimos", "vienen"),
        "future_stem": ("vendr",),
        "gerund": ("viniendo",),
    },
    "poner": {
        "present": ("pongo", "pones", "pone", "ponemos", "ponen"),
        "future_stem": ("pondr",),
        "participle": ("puesto", "puesta", "puestos", "puestas"),
    },
    "hacer": {
        "present": ("hago", "haces", "hace", "hacemos", "hacen"),
        "past": ("hice", "hiciste", "hizo", "hicimos", "hicieron"),
        "future_stem": ("har",),
        "participle": ("hecho",),
    },
    "decir": {
        "present": ("digo", "dices", "dice", "decimos", "dicen"),
        "future_stem": ("dir",),
        "participle": ("dicho",),
        "gerund": ("diciendo",),
    },
    "poder": {"gerund": ("pudiendo",), "future_stem": ("podr",)},
    "querer": {"future_stem": ("querr",)},
    "saber": {"present": ("sé", "sabes", "sabe", "sabemos", "saben"), "future_stem": ("sabr",)},
    "salir": {"present": ("salgo", "sales", "sale", "salimos", "salen"), "future_stem": ("saldr",)},
    "traer": {"present": ("traigo", "traes", "trae", "traemos", "traen"), "participle": ("traído",)},
    "caer": {"present": ("caigo", "caes", "cae", "caemos", "caen"), "participle": ("caído",)},
    "ver": {
        "present": ("veo", "ves", "ve", "vemos", "ven"),
        "imperfect": ("veía", "veías", "veía", "veíamos", "veían"),
        "past": ("vi", "viste", "vio", "vimos", "vieron"),
        "participle": ("visto",),
        "gerund": ("viendo",),
    },
    "dar": {
        "present": ("doy", "das", "da", "damos", "dan"),
        "past": ("di", "diste", "dio", "dimos", "dieron"),
        "subjunctive": ("dé", "des", "dé", "demos", "den"),
    },
    "oír": {
        "present": ("oigo", "oyes", "oye", "oímos", "oyen"),
        "gerund": ("oyendo",),
        "participle": ("oído",),
    },
    "reír": {
        "present": ("río", "ríes", "ríe", "reímos", "ríen"),
        "imperfect": ("reía", "reías", "reía", "reíamos", "reían"),
        "past": ("reí", "reíste", "rio", "reímos", "rieron"),
        "gerund": ("riendo",),
        "participle": ("reído",),
    },
    "leer": {"participle": ("leído",)},
    "escribir": {"participle": ("escrito",)},
    "volver": {"participle": ("vuelto",)},
    "morir": {"participle": ("muerto",), "gerund": ("muriendo",)},
    "abrir": {"participle": ("abierto",)},
    "romper": {"participle": ("roto",)},
    "envolver": {"participle": ("envuelto", "envuelta")},
    "freír": {"participle": ("frito",), "gerund": ("friendo",)},
    "dormir": {"gerund": ("durmiendo",)},
    "bendecir": {
        "present": ("bendigo", "bendices", "bendice", "bendecimos", "bendicen"),
        "past": ("bendije", "bendijiste", "bendijo", "bendecimos", "bendijeron"),
        "gerund": ("bendiciendo",),
    },
    "mecer": {"present": ("mezo", "meces", "mece", "mecemos", "mecen")},
    "conducir": {"present": ("conduzco", "conduces", "conduce", "conducimos", "conducen")},
    "construir": {
        "present": ("construyo", "construyes", "construye", "construimos", "construyen"),
        "past": ("construí", "construiste", "construyó", "construimos", "construyeron"),
    },
    "huir": {
        "present": ("huyo", "huyes", "huye", "huimos", "huyen"),
        "past": ("huí", "huiste", "huyó", "huimos", "huyeron"),
    },
    "reñir": {
        "past": ("reñí", "reñiste", "riñó", "reñimos", "riñeron"),
        "gerund": ("riñendo",),
    },
}

# Verbs that matter for presence, time and telling though they are no activity to draw.
COMMON: Final = word_set(
    """llevar dejar pasar quedar llamar morir fallecer vivir nacer casar enviudar faltar aparecer acudir
    marchar entrar salir bajar llegar volver venir ir estar ser tener haber hacer decir contar poner
    quitar meter sacar traer coger tomar dar pedir mandar enviar enterar saber querer poder deber
    soler creer parecer gustar encantar acordar recordar olvidar preguntar contestar responder
    repetir enseñar aprender empezar acabar terminar seguir durar costar valer oler sonar doler
    temblar crujir llover nevar lloviznar helar tronar soplar oír ver mirar sonreír echar abrir
    cerrar romper perder encontrar hallar ganar gastar ahorrar pagar invitar prestar regalar comprar
    vender prometer jurar mentir pensar sentir necesitar ayudar cuidar tapar cubrir asomar cruzar
    recorrer parar soltar jubilar retirar ascender estrenar colocar colgar tirar encender apagar
    calentar enfriar mojar secar manchar ensuciar cortar partir repartir juntar reunir separar
    pelear pegar matar fusilar detener visitar caber sobrar apretar aguantar grabar reunir nombrar
    bautizar adoptar rodar oscurecer amanecer anochecer firmar estudiar licenciar derramar animar
    acompañar esperar llenar vaciar ocurrir suceder servir doblar alcanzar atreverse estropear
    inventar describir relatar explicar comentar añadir insistir señalar evocar mencionar referir
    pillar abandonar abanicar aburrir acariciar acercar achuchar aclarar acostar acudir adelantar adivinar
    adorar afeitar afinar agachar agradecer aguar ahogar alabar alargar alegrar alimentar aliviar
    alquilar alumbrar amanecer amar amenazar amontonar anunciar apagar aparcar apartar apedrear
    apetecer aplastar aplaudir apostar apoyar aprovechar apuntar arder arrancar arrastrar arreglar
    arrepentir arrimar arrodillar arropar arrugar asegurar asfixiar asistir asomar asustar atar
    atender atizar atrapar atravesar aullar avisar ayunar azotar bajar balar barrer besar bostezar
    botar brillar brincar brindar brotar bufar burlar buscar cambiar cansar castigar cazar cegar
    ceder celebrar cepillar chillar chocar chupar clavar cobrar cocer cojear comenzar comprender
    confesar confundir conocer consentir consolar contagiar conversar convidar correr corregir
    crecer criticar crujir cumplir curar deber decidir defender dejar demostrar derretir derrumbar
    desaparecer desayunar descansar descargar descolgar descubrir desear desgranar deshacer
    despachar despedir despertar desplumar destacar detener devolver dibujar dirigir discutir
    disfrazar disfrutar disimular disparar distinguir divertir dudar elegir embarcar emborrachar
    empapar empeñar empujar enamorar encalar encargar engañar engordar enredar ensayar entender
    enterrar entregar envejecer envolver equivocar escapar escoger esconder escupir estallar
    estirar estorbar examinar existir explotar extrañar fabricar fallar felicitar fiar fijar
    florecer flotar formar fregar fumar galopar gatear gemir girar golpear gotear gritar guardar
    guiar hablar heredar herir hervir hojear huir hundir impedir importar intentar interesar
    jadear ladrar lamer lanzar largar latir lavar leer levantar ligar limpiar llorar lograr
    luchar madrugar maldecir mandar manejar marear mascar maullar medir mejorar merecer mezclar
    mojar moler molestar montar morder mostrar mover mugir murmurar nadar necesitar negar obedecer
    obligar ocupar odiar ofrecer oler operar ordenar ordeñar parecer parir parpadear pasear patear
    pedalear pelar peinar perdonar perseguir pesar pescar picar pisar planchar plantar podar
    portar posar preferir prender preocupar presentar presumir probar producir prohibir pronunciar
    proteger pulir quejar quemar quitar rascar rayar rebuznar rechazar recibir recitar recoger
    reconocer regañar regar regatear reinar relinchar remangar rematar remendar remar remover
    rendir renunciar resbalar resistir respirar resultar retratar revolver rezar robar roncar
    rozar saber sacudir saltar saludar salvar secar segar sembrar señalar separar silbar
    sobrar sollozar soñar soportar sorprender sospechar subir sudar sufrir sujetar susurrar
    tallar tambalear tardar tartamudear tejer tender terciar tocar torcer toser tragar transportar
    trasnochar tratar trepar trinchar triunfar tropezar untar usar vaciar vacilar velar vestir viajar
    vigilar volar votar zurcir manifestar residir trabajar permanecer figurar criar mudar emigrar
    desembarcar navegar"""
)
