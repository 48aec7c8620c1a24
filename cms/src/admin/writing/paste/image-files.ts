/** The images among the files that were pasted or dropped. None beside a text: programs add a picture of what was copied. */
export const imageFiles = (data: DataTransfer | null): File[] =>
  data?.types.some((type) => type.startsWith('text/'))
    ? []
    : [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** @throws when the file can't be read, such as one that was deleted meanwhile. */
export const readImage = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
