// A telephone's picture is ten times larger than anybody looks at, and several of them do not fit into one form: they are made smaller
// before they are sent. What cannot be made smaller goes as it is; the server checks and cleans every picture anyway.
const longestSide = 2000;
const quality = 0.85;
const smallEnough = 500 * 1024;

const looked = new WeakSet<File>();
const working = new WeakMap<HTMLInputElement, Promise<void>>();

export function choosePhotos(event: Event) {
  const input = event.target;
  if (input instanceof HTMLInputElement && isPhotos(input)) void prepare(input).then(() => input.validity.customError && input.reportValidity());
}

/** A form that is sent while its pictures are still large waits for them, whatever was chosen before this script was there. */
export function waitForPhotos(event: SubmitEvent) {
  const form = event.target as HTMLFormElement;
  const waiting = [...form.elements].filter((e): e is HTMLInputElement => e instanceof HTMLInputElement && isPhotos(e) && isLarge(e));
  if (waiting.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  void Promise.all(waiting.map(prepare)).then(() => form.requestSubmit(submitter));
}

const isPhotos = (input: HTMLInputElement) => input.type === "file" && input.accept.startsWith("image/");
const isLarge = (input: HTMLInputElement) => chosenOf(input).some((file) => !looked.has(file));
const chosenOf = (input: HTMLInputElement) => [...(input.files ?? [])];

/** One at a time for each field: what was chosen meanwhile is looked at afterwards. */
function prepare(input: HTMLInputElement): Promise<void> {
  const done = (working.get(input) ?? Promise.resolve()).then(() => shrinkAll(input));
  working.set(input, done);
  return done;
}

async function shrinkAll(input: HTMLInputElement) {
  const chosen = chosenOf(input);
  const most = Number(input.dataset.npMost ?? 1);
  const smaller: File[] = [];
  // One after the other: a picture takes fifty megabytes while it is open. More than may be sent are not opened at all.
  for (const file of chosen) smaller.push(looked.has(file) || chosen.length > most ? file : await shrink(file));
  for (const file of smaller) looked.add(file);
  const now = chosenOf(input);
  // Something else was chosen meanwhile.
  if (now.length !== chosen.length || now.some((file, i) => file !== chosen[i])) return shrinkAll(input);
  if (smaller.some((file, i) => file !== chosen[i])) {
    const files = new DataTransfer();
    for (const file of smaller) files.items.add(file);
    input.files = files.files;
  }

  input.setCustomValidity(faultOf(smaller, most, Number(input.dataset.npMostBytes ?? Infinity)));
}

function faultOf(files: File[], most: number, mostBytes: number) {
  if (files.length > most) return `照片最多 ${most} 张。`;
  return files.reduce((sum, file) => sum + file.size, 0) > mostBytes ? "照片太大，请少选几张，或者选小一点的。" : "";
}

async function shrink(file: File): Promise<File> {
  if (file.size <= smallEnough) return file;
  const canvas = document.createElement("canvas");
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    const context = canvas.getContext("2d");
    if (!context) return file;
    // What is see-through would turn black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  } finally {
    canvas.width = canvas.height = 0;
  }
}
