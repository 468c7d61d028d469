"""Recordings of all kinds, written here with PyAV and the standard library, read back."""

import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from narrative.listening import SoundError, read_sound
from narrative.listening.sounds import Recording
from tests.narrative.listening.noises import RATE, Sound, music

TUNE = music(3, seed=1, level=0.2)


def write(path: Path, sound: Sound, kind: str, codec: str, rate: int = 48_000) -> Path:
    with av.open(str(path), "w", format=kind) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(stream, av.AudioStream)
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=rate, frame_size=stream.frame_size or None
        )
        frame = av.AudioFrame.from_ndarray(sound[None, :], format="flt", layout="mono")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        for part in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(part))
        container.mux(stream.encode(None))
    return path


def write_wav(path: Path, samples: np.ndarray, rate: int = RATE, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(samples.dtype.itemsize)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def pcm16(sound: Sound) -> np.ndarray:
    return (sound * 32767).astype("<i2")


def likeness(one: Sound, other: Sound) -> float:
    """The best correlation of two sounds, one of them shifted by up to 0.1 s."""
    length = min(len(one), len(other)) - 3200
    middle = one[1600 : 1600 + length]
    shifts = (other[at : at + length] for at in range(0, 3200, 4))
    return max(float(np.corrcoef(middle, shifted)[0, 1]) for shifted in shifts)


@pytest.mark.parametrize(
    ("name", "kind", "codec"),
    [
        ("a.wav", "wav", "pcm_s16le"),
        ("a.mp3", "mp3", "libmp3lame"),
        ("a.ogg", "ogg", "libopus"),
        ("a.webm", "webm", "libopus"),
        ("a.m4a", "mp4", "aac"),
        ("wrong.txt", "mp3", "libmp3lame"),
        ("12:30 tarde ñ.wav", "ogg", "libopus"),
    ],
)
def test_every_usual_kind_is_read(tmp_path: Path, name: str, kind: str, codec: str) -> None:
    sound = read_sound(write(tmp_path / name, TUNE, kind, codec))
    assert sound.dtype == np.float32
    assert abs(len(sound) - len(TUNE)) < 0.1 * RATE
    assert likeness(TUNE, sound) > 0.8  # lossy kinds drop the treble of the drums


def test_eight_bits_and_ninety_six_thousand_in_stereo_are_read(tmp_path: Path) -> None:
    eight = write_wav(tmp_path / "8.wav", (TUNE * 127 + 128).astype(np.uint8))
    assert likeness(TUNE, read_sound(eight)) > 0.95
    twice = np.repeat(np.repeat(pcm16(TUNE), 6), 2)  # 16 kHz held to 96 kHz, two channels
    wide = read_sound(write_wav(tmp_path / "96.wav", twice, rate=96_000, channels=2))
    assert abs(len(wide) - len(TUNE)) < 200
    assert likeness(TUNE, wide) > 0.95


def test_one_sample_is_one_sample(tmp_path: Path) -> None:
    assert len(read_sound(write_wav(tmp_path / "1.wav", pcm16(TUNE[:1])))) == 1


def test_what_is_left_of_a_cut_recording_is_read_and_it_is_known(tmp_path: Path) -> None:
    whole = write_wav(tmp_path / "whole.wav", pcm16(TUNE))
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole.read_bytes()[: 44 + RATE * 3])
    recording = Recording(cut)
    assert sum(len(piece) for piece in recording.pieces()) == RATE * 3 // 2
    assert recording.cut_off
    whole_recording = Recording(whole)
    assert sum(len(piece) for piece in whole_recording.pieces()) == len(TUNE)
    assert not whole_recording.cut_off


@pytest.mark.parametrize(("kind", "codec"), [("ogg", "libopus"), ("mp3", "libmp3lame"), ("webm", "libopus")])
def test_a_cut_recording_of_another_kind_is_known_too(tmp_path: Path, kind: str, codec: str) -> None:
    whole = write(tmp_path / "whole", TUNE, kind, codec)
    cut = tmp_path / "cut"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    for path, known in ((whole, False), (cut, True)):
        recording = Recording(path)
        assert sum(len(piece) for piece in recording.pieces()) > 0.9 * RATE
        assert recording.cut_off is known


def test_the_rest_of_a_recording_with_a_damaged_spot_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp3", TUNE, "mp3", "libmp3lame")
    data = bytearray(path.read_bytes())
    data[8000:9000] = bytes(1000)
    path.write_bytes(data)
    assert len(read_sound(path)) > 2.5 * RATE


def no_file(folder: Path) -> Path:
    return folder / "falta.wav"


def a_folder(folder: Path) -> Path:
    return folder


def nothing(folder: Path) -> Path:
    path = folder / "nada.wav"
    path.touch()
    return path


def no_samples(folder: Path) -> Path:
    return write_wav(folder / "mudo.wav", pcm16(TUNE[:0]))


def a_text(folder: Path) -> Path:
    path = folder / "carta.wav"
    path.write_text("Querida Inma: te escribo desde Benidorm.\n" * 40, encoding="utf-8")
    return path


def random_bytes(folder: Path) -> Path:
    path = folder / "ruido.bin"
    path.write_bytes(np.random.default_rng(3).bytes(5000))
    return path


def a_playlist(folder: Path) -> Path:
    tune = write_wav(folder / "tune.wav", pcm16(TUNE))
    path = folder / "lista.wav"
    path.write_text(f"ffconcat version 1.0\nfile {tune.name}\n", encoding="utf-8")
    return path


def unfinished(folder: Path) -> Path:
    whole = write(folder / "whole.m4a", TUNE, "mp4", "aac")
    path = folder / "medio.m4a"
    path.write_bytes(whole.read_bytes()[:9000])
    return path


def silent_film(folder: Path) -> Path:
    path = folder / "mudo.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (no_file, "no existe"),
        (a_folder, "es una carpeta"),
        (nothing, "está vacío"),
        (no_samples, "está vacío"),
        (a_text, "no es una grabación"),
        (random_bytes, "no es una grabación"),
        (a_playlist, "no es una grabación"),
        (unfinished, "le falta el índice"),
        (silent_film, "no tiene sonido"),
    ],
)
def test_what_cannot_be_heard_is_said_in_one_sentence(tmp_path: Path, make: object, sentence: str) -> None:
    with pytest.raises(SoundError) as caught:
        read_sound(make(tmp_path))  # type: ignore[operator]
    assert sentence in caught.value.sentence
    assert caught.value.sentence.endswith(".")


def test_why_a_file_does_not_open_is_said_in_spanish_alone(tmp_path: Path) -> None:
    with pytest.raises(SoundError) as caught:
        read_sound(tmp_path / f"{'n' * 300}.wav")  # longer than a name may be
    assert caught.value.sentence.endswith("no se deja leer.")
