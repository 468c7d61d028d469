"""A sentence-transformers model among the user's guesses at unknown words; a broken one does no harm."""

from pathlib import Path

import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from narrative.errors import MeaningModelError
from server.doctor import examine
from server.language_parts import language_parts, meaning_model
from server.settings import Settings


def _tiny_model(folder: Path) -> None:
    """A model of random weights that reads letters."""
    letters = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnñopqrstuvwxyzáéíóúü "]
    tokenizer = Tokenizer(
        models.WordLevel({letter: n for n, letter in enumerate(letters)}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    bert = folder / "bert"
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(
        bert
    )
    config = BertConfig(
        vocab_size=len(letters),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(bert)
    parts = [Transformer(str(bert)), Pooling(16)]
    SentenceTransformer(modules=parts, device="cpu").save_pretrained(str(folder / "letras"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    _tiny_model(tmp_path / "models")
    return Settings(home=tmp_path)


def test_it_is_found_by_what_is_in_it_and_used(settings: Settings) -> None:
    assert meaning_model(settings) == settings.home / "models" / "letras"
    meaning = language_parts(settings).knowledge.meaning
    assert not meaning.ready
    meaning.prepare()
    assert meaning.ready
    assert list((settings.home / "cache").glob("concepts-*.npy"))
    assert any("letras" in finding.sentence and finding.well for finding in examine(settings))


def test_a_broken_one_is_named_and_words_are_understood_without_it(settings: Settings) -> None:
    (settings.home / "models" / "letras" / "model.safetensors").write_bytes(b"nada")
    parts = language_parts(settings)
    with pytest.raises(MeaningModelError, match="letras"):
        parts.prepare()
    assert parts.knowledge.meaning.nearest("servilletero", ("objects",)) is None
    assert any("letras" in finding.sentence and not finding.well for finding in examine(settings))


def test_without_one_the_embedded_encoder_is_used(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    assert meaning_model(settings) is None
    assert language_parts(settings).knowledge.meaning.ready
