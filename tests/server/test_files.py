import numpy as np
import pytest

from imaging.request import Layout, Region
from server.marked_pictures import (
    DRAWN,
    PAINTED,
    PAINTED_OVER,
    Source,
    marked_png,
    mask_png,
    read_mask,
    read_pixels,
)
from server.picture_files import PictureFiles
from server.plans import Plan, plan_from_json, plan_to_json
from server.settings import Settings
from tests.server.conftest import PARK, CareHome


def test_names_cannot_be_guessed_and_stay_the_same(tmp_path: object) -> None:
    files, others = PictureFiles("memory://a", b"one"), PictureFiles("memory://a", b"two")
    name = files.name("page", 1, "mask", "yo", ".png")
    assert name == files.name("page", 1, "mask", "yo", ".png")
    assert "page" not in name
    assert (
        len({name, others.name("page", 1, "mask", "yo", ".png"), files.name("page", 2, "mask", "yo", ".png")})
        == 3
    )


@pytest.mark.parametrize("kind", ["local", "memory"])
def test_a_file_is_written_whole_read_replaced_and_removed(
    tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    home = tmp_path_factory.mktemp("store")
    url = None if kind == "local" else "memory://store"
    files = PictureFiles.open(Settings(home=home, pictures_url=url))
    files.write("ab/one.png", b"first")
    files.write("ab/one.png", b"second")
    assert files.read("ab/one.png") == b"second"
    if kind == "local":
        assert [path.name for path in (home / "pictures" / "ab").iterdir()] == ["one.png"]
    files.remove("ab/one.png")
    files.remove("ab/one.png")
    with pytest.raises(FileNotFoundError):
        files.read("ab/one.png")


@pytest.mark.parametrize("source", [PAINTED, PAINTED_OVER, DRAWN])
def test_a_made_picture_says_so_and_keeps_its_pixels(source: Source) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (24, 32, 3), dtype=np.uint8)
    data = marked_png(pixels, source)
    assert f"newscodes/digitalsourcetype/{source}".encode() in data
    assert np.array_equal(read_pixels(data), pixels)


def test_a_mask_comes_back_as_it_was() -> None:
    mask = np.random.default_rng(2).random((17, 23)) > 0.5
    assert np.array_equal(read_mask(mask_png(mask)), mask)


def test_a_plan_comes_back_as_it_was(care: CareHome) -> None:
    from server.page_files import revision_of
    from server.preparation import load_plan

    page = care.tell(PARK).page
    assert page is not None
    plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
    assert plan.scene is not None
    assert plan.script is not None
    assert plan.layout is not None
    assert plan_from_json(plan_to_json(plan)) == plan
    bare = Plan(1, "m", "s", 256, 4, layout=Layout({"yo": Region(0, 0, 1, 1)}))
    assert plan_from_json(plan_to_json(bare)) == bare
