"""Sounds without anything said in them, as a sitting room has them: mono float32 at 16 kHz, seeded."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

RATE = 16_000
Sound = NDArray[np.float32]
Signal = NDArray[np.float64]
# Formants 1 to 3 (Hz) of the five Spanish vowels.
VOWELS = ((700, 1300, 2500), (450, 1900, 2600), (300, 2250, 3000), (480, 950, 2500), (330, 750, 2400))
CHORDS = ((0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14))  # semitones over the key: I vi IV V


def silence(seconds: float, seed: int = 0) -> Sound:
    return np.zeros(round(seconds * RATE), np.float32)


def room(seconds: float, seed: int = 0, level: float = 0.002) -> Sound:
    """A quiet room: noise that falls with frequency, the hum of the mains and a fan that comes and goes."""
    random = np.random.default_rng(seed)
    time = _time(seconds)
    noise = _shaped(random.standard_normal(len(time)), 40, 900)
    hum = sum(np.sin(2 * np.pi * 50 * k * time) / k**1.5 for k in (1, 2, 3, 5))
    fan = 1 + 0.4 * np.sin(2 * np.pi * 0.13 * time)
    return _as_sound(level * (noise * fan * 2 + 0.3 * hum))


def coughing(seconds: float, seed: int = 0) -> Sound:
    """Fits of one to four coughs: a burst, a breath of noise, and half of them a voiced end."""
    random = np.random.default_rng(seed)
    sound = room(seconds, seed).astype(np.float64)
    at = 0.4
    while at < seconds - 1:
        for _ in range(random.integers(1, 5)):
            _add(sound, _cough(random), at)
            at += random.uniform(0.35, 0.6)
        at += random.uniform(0.6, 4.0)
    return _as_sound(sound)


def music(seconds: float, seed: int = 0, level: float = 0.25) -> Sound:
    """A tune over chords, bass and drums, all notes with harmonics, a lead with vibrato."""
    random = np.random.default_rng(seed)
    sound = np.zeros(round(seconds * RATE) + 2 * RATE)
    beat = 60 / random.uniform(84, 132)
    key = 220 * 2 ** (random.integers(-3, 4) / 12)
    for number in range(int(seconds / beat)):
        at, chord = number * beat, CHORDS[number // 4 % len(CHORDS)]
        if number % 4 == 0:
            for step in chord:
                _add(sound, 0.12 * _note(key * 2 ** (step / 12), 4 * beat, harmonics=9), at)
        _add(sound, 0.3 * _note(key / 2 * 2 ** (chord[0] / 12), beat, harmonics=5), at)
        for half in (0, 0.5):
            pitch = key * 2 * 2 ** ((random.choice(chord) + random.choice((0, 0, 2, 12))) / 12)
            _add(sound, 0.25 * _note(pitch, beat * 0.55, harmonics=7, vibrato=0.006), at + half * beat)
            _add(sound, 0.05 * _hit(random, 0.05, 5000, 7900), at + half * beat)
        _add(sound, _kick() if number % 2 == 0 else 0.3 * _hit(random, 0.16, 800, 6000), at)
    return _as_sound(_at_level(sound[: round(seconds * RATE)], level))


def babble(seconds: float, seed: int = 0, voices: int = 1, level: float = 0.08) -> Sound:
    """Voices that say nothing: a buzzing throat, formants that glide between vowels, hisses between them."""
    total = sum(_voice(seconds, seed * 10 + number) for number in range(voices))
    return _as_sound(_at_level(np.asarray(total), level))


def reversed_talk(talk: Sound, seconds: float, seed: int = 0, level: float = 0.08) -> Sound:
    """Real talk played backwards and over itself: all of a voice, no word."""
    backwards = talk[::-1].astype(np.float64)
    shift = len(backwards) // 3 + seed * RATE
    both = backwards + 0.7 * np.roll(backwards, shift)
    return _as_sound(_at_level(_looped(both, seconds), level))


def television(talk: Sound, seconds: float, seed: int = 0, level: float = 0.05) -> Sound:
    """A set across the room: small loudspeaker, the echo of the walls, a tune under the talk."""
    random = np.random.default_rng(seed)
    programme = talk[: round(seconds * RATE)] + 0.5 * music(seconds, seed, level=_level(talk))[: len(talk)]
    return _as_sound(_at_level(across_the_room(programme, random), level) + room(seconds, seed)[: len(talk)])


def across_the_room(sound: Signal | Sound, random: np.random.Generator) -> Signal:
    """What is left of a sound some metres away: no treble, no bass, half a second of echo."""
    band = sosfilt(butter(2, [200, 2600], "bandpass", fs=RATE, output="sos"), sound)
    time = _time(0.5)
    echo = random.standard_normal(len(time)) * np.exp(-time * 9) * 0.12
    echo[0] = 0.5
    return np.asarray(fftconvolve(band, echo)[: len(sound)], dtype=np.float64)


def mixed(*sounds: Sound) -> Sound:
    """Sounds heard at once, as long as the shortest."""
    length = min(len(sound) for sound in sounds)
    return _as_sound(np.asarray(np.sum([sound[:length] for sound in sounds], axis=0, dtype=np.float64)))


def at_level(sound: Sound, level: float) -> Sound:
    """The sound as loud as ``level``, a root mean square."""
    return _as_sound(_at_level(sound.astype(np.float64), level))


NOISES: dict[str, Callable[..., Sound]] = {
    "silence": silence,
    "room": room,
    "coughing": coughing,
    "music": music,
    "babble": babble,
}


def _time(seconds: float) -> Signal:
    return np.arange(round(seconds * RATE)) / RATE


def _as_sound(signal: Signal) -> Sound:
    return np.clip(signal, -1, 1).astype(np.float32)


def _level(signal: Signal | Sound) -> float:
    return float(np.sqrt(np.mean(np.square(signal, dtype=np.float64))))


def _at_level(signal: Signal, level: float) -> Signal:
    return signal * (level / max(_level(signal), 1e-9))


def _looped(signal: Signal, seconds: float) -> Signal:
    wanted = round(seconds * RATE)
    return np.tile(signal, -(-wanted // len(signal)))[:wanted]


def _add(sound: Signal, part: Signal, at: float) -> None:
    start = round(at * RATE)
    end = min(start + len(part), len(sound))
    sound[start:end] += part[: max(0, end - start)]


def _shaped(signal: Signal, low: float, high: float) -> Signal:
    return np.asarray(
        sosfilt(butter(1, [low, high], "bandpass", fs=RATE, output="sos"), signal), dtype=np.float64
    )


def _resonance(signal: Signal, frequency: float, width: float) -> Signal:
    """One formant: a pole pair at ``frequency`` (Hz), ``width`` wide."""
    radius = np.exp(-np.pi * width / RATE)
    denominator = [1, -2 * radius * np.cos(2 * np.pi * frequency / RATE), radius**2]
    return np.asarray(lfilter([1 - radius], denominator, signal), dtype=np.float64)


def _cough(random: np.random.Generator) -> Signal:
    length = random.uniform(0.25, 0.45)
    time = _time(length)
    wind = random.standard_normal(len(time))
    throat = sum(_resonance(wind, f * random.uniform(0.85, 1.15), 250) for f in (600, 1400, 2700))
    envelope = np.exp(-time * 16) + 0.35 * np.exp(-(((time - 0.12) / 0.07) ** 2))
    cough = throat * envelope
    if random.random() < 0.5:
        pitch = random.uniform(110, 260) * (1 - 0.3 * time / length)
        buzz = np.sign(np.sin(2 * np.pi * np.cumsum(pitch) / RATE)) * np.exp(-(((time - 0.2) / 0.06) ** 2))
        cough = cough + 0.3 * _resonance(buzz, 650, 150)
    return cough / np.abs(cough).max() * random.uniform(0.2, 0.8)


def _note(pitch: float, seconds: float, harmonics: int, vibrato: float = 0.0) -> Signal:
    time = _time(seconds)
    phase = 2 * np.pi * pitch * (time + vibrato * np.sin(2 * np.pi * 5.5 * time) / (2 * np.pi * 5.5))
    tone = sum(np.sin(k * phase) / k for k in range(1, harmonics + 1) if k * pitch < RATE / 2)
    return np.asarray(tone) * np.minimum(time / 0.015, 1) * np.exp(-time / seconds * 2.5)


def _hit(random: np.random.Generator, seconds: float, low: float, high: float) -> Signal:
    time = _time(seconds)
    return _shaped(random.standard_normal(len(time)), low, high) * np.exp(-time / seconds * 5)


def _kick() -> Signal:
    time = _time(0.18)
    return np.sin(2 * np.pi * (45 * time + 8 * (1 - np.exp(-time * 30)))) * np.exp(-time * 18)


def _voice(seconds: float, seed: int) -> Signal:
    random = np.random.default_rng(seed)
    parts: list[Signal] = []
    said = 0.0
    while said < seconds:
        part = _phrase(random) if random.random() < 0.85 else np.zeros(round(random.uniform(0.3, 1.2) * RATE))
        parts.append(part)
        said += len(part) / RATE
    return np.concatenate(parts)[: round(seconds * RATE)]


def _phrase(random: np.random.Generator) -> Signal:
    """Four to twelve syllables under one falling melody."""
    base = random.uniform(95, 230)
    syllables = random.integers(4, 13)
    return np.concatenate(
        [_syllable(random, base * (1.15 - 0.3 * n / syllables)) for n in range(syllables)]
        + [np.zeros(round(random.uniform(0.1, 0.5) * RATE))]
    )


def _syllable(random: np.random.Generator, pitch: float) -> Signal:
    time = _time(random.uniform(0.13, 0.24))
    glide = pitch * (1 + 0.05 * np.sin(2 * np.pi * 4 * time + random.uniform(0, 6)))
    pulses = np.diff(np.floor(np.cumsum(glide) / RATE), prepend=0.0)
    source = lfilter([1], [1, -0.95], pulses) + 0.003 * random.standard_normal(len(time))
    first, last = random.choice(len(VOWELS), 2)
    blend = np.linspace(0, 1, len(time))
    voice = np.zeros(len(time))
    for number, width in enumerate((80, 110, 160)):
        starts = _resonance(source, VOWELS[first][number], width)
        ends = _resonance(source, VOWELS[last][number], width)
        voice += ((1 - blend) * starts + blend * ends) / (number + 1)
    voice *= np.sin(np.pi * np.linspace(0.02, 0.98, len(time))) ** 0.6
    if random.random() < 0.5:
        hiss = _hit(random, random.uniform(0.04, 0.09), 2200, 7000)
        voice = np.concatenate([0.3 * np.abs(voice).max() * hiss, voice])
    return voice
