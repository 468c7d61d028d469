"""Small closed classes of Spanish words that the rules lean on, in plain form (no accents)."""

from typing import Final

from narrative.words import word_set

POSSESSIVES: Final = word_set("mi mis tu tus su sus nuestro nuestra nuestros nuestras")
DEFINITE: Final = word_set("el la los las al del lo")
INDEFINITE: Final = word_set("un una unos unas algun alguna algunos algunas")
DEMONSTRATIVE: Final = word_set(
    "este esta estos estas ese esa esos esas aquel aquella aquellos aquellas dicho dicha"
)
QUANTIFIERS: Final = word_set("muchos muchas varios varias tantos tantas")
NEGATIVE: Final = word_set("ningun ninguna ninguno cada cualquier cualquiera")
DETERMINERS: Final = POSSESSIVES | DEFINITE | INDEFINITE | DEMONSTRATIVE
PRE_ADJECTIVES: Final = word_set(
    """otro otra otros otras primer primera primeros primeras segundo segunda tercer tercera ultimo ultima
    propio propia mismo misma unico unica pobre pobres buen buena buenos buenas gran grandes querido
    querida queridos viejo vieja viejos viejas tal pequeno pequena nuevo nueva bendito bendita
    dichoso dichosa santo santa mal mala antiguo antigua famoso famosa dos tres cuatro cinco seis
    siete ocho nueve diez once doce quince veinte demas futuro futura difunto difunta joven cuantos cuantas"""
)
POST_ADJECTIVES: Final = word_set(
    """mayor mayores menor menores pequeno pequena pequenos pequenas chico chica grande grandes viejo vieja
    viejos viejas nuevo nueva joven jovenes materno materna paterno paterna maternos paternos rubio
    rubia moreno morena alto alta gordo gorda flaco flaca cojo coja ciego ciega sordo sorda tuerto
    mellizo melliza gemelo gemela soltero soltera casado casada rico rica pobre pobres difunto
    difunta politico politica negro negra blanco blanca pardo parda gris rojo roja azul verde canela
    callejero callejera municipal central publico publica antiguo antigua andaluz andaluza gallego
    gallega catalan catalana asturiano asturiana vasco vasca aragones aragonesa castellano
    castellana extremeno extremena valenciano valenciana canario canaria madrileno madrilena frances
    francesa italiano italiana aleman alemana portugues portuguesa ingles inglesa suizo suiza ruso
    rusa turco turca arabe chino china japones americano americana mexicano mexicana argentino
    argentina cubano cubana chileno chilena colombiano colombiana peruano peruana venezolano
    venezolana espanol espanola granadino habanero porteno paisa costeno costena rural militar
    obrero obrera infantil principal entero entera abandonado abandonada vacio vacia helado helada
    seco seca ancho ancha estrecho estrecha chiquito chiquita chiquitita chiquitito pequenito
    pequenita pequenin pequenina bonito bonita sola solo viudo viuda recien naciente jubilado
    jubilada mio mia mios mias suyo suya suyos suyas enorme inmenso inmensa bravo brava manso mansa"""
)
PREPOSITIONS: Final = word_set(
    """a al en de del desde hasta hacia por para sobre ante entre bajo tras con contra sin junto frente
    dentro fuera cerca lejos delante detras"""
)
PLACE_PREPOSITIONS: Final = word_set("a al en de del desde hasta hacia por para ante entre tras sobre bajo y")
TITLES: Final = word_set(
    """don dona senor senora senorita sor fray san santa padre madre mister signora signor monsieur madame
    mosen miss frau herr"""
)
LINKERS_IN_NAMES: Final = word_set("de del la las los el y")
TIME_WORDS: Final = word_set(
    """noche dia dias tarde manana madrugada mediodia verano invierno otono primavera joven nino nina chico
    chica pequeno pequena soltero soltera casado casada luto repente pronto veras broma risa pie
    memoria lado golpe frente hecho nuevo momento paso lejos cerca arriba abajo dentro fuera vuelta
    domingo lunes martes miercoles jueves viernes sabado enero febrero marzo abril mayo junio julio
    agosto septiembre setiembre octubre noviembre diciembre siempre entonces ahi alli aqui antes
    despues tanto mas menos que tener ser estar cuando verdad ano anos mes meses semana semanas
    siglo vida cara mano manos brazo brazos bracete ganchete
    oreja hombros pelo espaldas rodillas cuadros rayas lunares blanco negro verde azul rojo gala
    excursion viaje vacaciones camino paseo compras visita acuerdo moda mentira todo todos todas
    ellos ellas ella madera piedra adobe paja hierro lata barro carton trapo juguete peluche"""
)
DEATH_PHRASES: Final = (
    "que en paz descanse", "en paz descanse", "que en gloria este", "en gloria este",
    "que dios tenga en su gloria",
    "dios lo tenga en la gloria", "dios la tenga en la gloria", "que descanse", "qepd", "q e p d",
    "en el cielo",
    "que dios lo tenga", "que dios la tenga",
)  # fmt: skip
