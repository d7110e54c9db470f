// A telephone's picture is ten times larger than anybody looks at, and several of them do not fit into one form: they are made smaller
// before they are sent. What cannot be made smaller goes as it is; the server checks and cleans every picture anyway.
const longestSide = 2000;
const quality = 0.85;
const smallEnough = 500 * 1024;

export async function shrinkPhotos(event: Event) {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "file" || !input.files || !input.accept.startsWith("image/")) return;
  const chosen = [...input.files];
  const smaller = await Promise.all(chosen.map(shrink));
  // Something else was chosen meanwhile.
  if ([...input.files].some((file, i) => file !== chosen[i])) return;
  const files = new DataTransfer();
  for (const file of smaller) files.items.add(file);
  input.files = files.files;
}

async function shrink(file: File): Promise<File> {
  if (file.size <= smallEnough) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
    return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}
