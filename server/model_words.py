"""What a user reads about models: families, tasks and faults in Spanish."""

from typing import Final

from imaging.engine.catalogue import Model
from imaging.errors import BadRequestError, ImagingError, ModelBrokenError, ModelMissingError
from server.file_faults import reason

FAMILY_NAMES: Final = {
    "evoca": "Evoca",
    "sd1": "Stable Diffusion 1",
    "sd2": "Stable Diffusion 2",
    "sdxl": "Stable Diffusion XL",
    "sd3": "Stable Diffusion 3",
    "flux": "FLUX.1",
    "esrgan": "ESRGAN",
}
TASKS: Final = {
    "text": "pinta a partir de palabras",
    "inpaint": "repinta partes de una imagen",
    "refiner": "da el último acabado a otro modelo",
    "controlnet": "hace que otro modelo siga un dibujo",
    "upscaler": "agranda imágenes",
}
PARTS: Final = {"text encoder": "el codificador de texto", "vae": "el VAE"}
SENTENCES: Final = {
    "unreadable": "{file} no se puede leer ({why})",
    "empty": "{file} está vacío",
    "html": "{file} es una página web que se guardó en lugar del modelo; descárguelo otra vez",
    "lfs": "{file} es solo un puntero de Git LFS: los pesos no se descargaron",
    "archive": "{file} es un archivo comprimido, no un modelo; descomprímalo antes",
    "gguf": "{file} es un archivo GGUF; Evoca lee safetensors",
    "foreign": "{file} no es un archivo safetensors",
    "cut": "{file} está cortado: promete más datos de los que tiene; descárguelo otra vez",
    "unsafe": "{file} quiere ejecutar código al abrirse ({why}) y no se ha abierto; use el safetensors",
    "tangled": "{file} tiene tantas piezas pequeñas que abrirlo llevaría minutos, y no se ha abierto: está "
    "dañado o hecho para dañar; use el safetensors",
    "not_pickled": "{file} no es un archivo de pesos de torch",
    "suffix": "{file} no es un modelo: los modelos son carpetas o archivos .safetensors, .ckpt o .pth",
    "adapter": "{file} es un adaptador (LoRA), no un modelo entero: se usa encima de uno",
    "embedding": "{file} es una inversión textual, no un modelo: enseña una palabra a un modelo",
    "vae": "{file} es solo un VAE, la parte de un modelo que convierte latentes en píxeles",
    "encoder": "{file} es solo un codificador de texto, la parte de un modelo que lee las palabras",
    "denoiser": "a {file} le falta {part}; traiga el modelo entero o su carpeta de diffusers",
    "alone": "a {file} le falta {part}, y no hay ningún archivo con ello a su lado, en la misma carpeta",
    "ip_adapter": "{file} es un IP-Adapter, no un modelo entero",
    "precision": "los pesos de {file} están en un formato ({why}) con el que Evoca no calcula",
    "other": "{file} es un modelo de otra familia ({why}), que Evoca no usa",
    "unknown": "{file} no contiene ningún modelo que Evoca conozca",
    "no_index": "{file} no es un modelo de diffusers: le falta model_index.json",
    "no_part": "al modelo {file} le falta la carpeta {part}",
    "part_unnamed": "el model_index.json de {file} no nombra {part}",
    "part_empty": "en la carpeta {part} de {file} no hay pesos safetensors",
    "part_pickled": "los pesos de {part} en {file} son de pickle, que nunca se leen; traiga los safetensors",
    "no_piece": "a {part} de {file} le falta el trozo {why}",
    "own_code": "{file} trae código propio para {part}, y ese código nunca se ejecuta",
    "part_config": "a {part} de {file} le falta config.json",
    "no_words": "falta el vocabulario con que se leen las palabras ({file}); «make run» lo instala",
    "memory": "{file} necesita {needs} GB de memoria y hay {free} GB libres",
    "memory_full": "{file} no ha encontrado memoria libre ({why}): cierre otros programas",
    "incomplete": "a {file} le faltan pesos que tienen los modelos de su familia",
    "does_not_fit": "{file} no encaja con su propia familia: está dañado o es de otra clase",
}


def said_of(error: ImagingError) -> str:
    """What is wrong with a model, in one Spanish sentence that ends with a full stop."""
    if isinstance(error, ModelBrokenError) and error.fault in SENTENCES:
        about = dict(error.about)
        about["part"] = PARTS.get(about.get("part", ""), about.get("part", ""))
        about = {
            name: value.replace(".", ",") if name in ("needs", "free") else value
            for name, value in about.items()
        }
        about["file"] = f"«{about['file']}»" if "file" in about else "uno de sus archivos"
        if error.fault == "unreadable" or "why" not in about:
            about["why"] = reason(error)
        sentence = SENTENCES[error.fault].format(**about)
        return f"{sentence[0].upper()}{sentence[1:]}."
    if isinstance(error, ModelMissingError):
        return "Ese modelo no está en este equipo; «evoca models list» dice los que hay."
    if isinstance(error, BadRequestError):
        return "Ese modelo no puede hacer lo que se le pide con esos ajustes."
    return f"El modelo no se puede usar ({reason(error)})."


def kind_of(model: Model) -> str:
    """A model's family and what it is for, on one line."""
    name = FAMILY_NAMES[model.family]
    quick = ", en pocos pasos" if model.few_steps else ""
    return f"{name}: {TASKS[model.task]}{quick}"


def size_said(size: float) -> str:
    """Bytes as people say them: "1,7 GB", "34 MB"."""
    if size >= 2**30:
        return f"{size / 2**30:.1f} GB".replace(".", ",")
    return f"{max(1, round(size / 2**20))} MB"
