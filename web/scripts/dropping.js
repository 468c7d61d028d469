// What is dropped on a page: files, and those in folders and in folders within them.

const LEFT_BY_SYSTEMS = /^(\..*|__MACOSX|Thumbs\.db|desktop\.ini)$/i;

// The browser tells of folders only while it is dropping, so all are asked for before anything is waited for.
export async function dropped(transfer) {
  const loose = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some((entry) => entry.isDirectory)) return loose;
  const found = [];
  for (const entry of entries) found.push(...(await filesIn(entry)));
  return found;
}

async function filesIn(entry) {
  if (entry.isFile) return [await new Promise((done, lost) => entry.file(done, lost))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A hundred at most come at once; none means that these were all.
    const some = await new Promise((done, lost) => reader.readEntries(done, lost));
    if (!some.length) return found;
    for (const each of some) if (!LEFT_BY_SYSTEMS.test(each.name)) found.push(...(await filesIn(each)));
  }
}
