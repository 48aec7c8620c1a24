import sharp from 'sharp';

/** A drawing of a size that newsrooms upload, no two alike. */
export async function drawPicture(index: number): Promise<Uint8Array<ArrayBuffer>> {
  const hue = (index * 37) % 360;
  const circles = Array.from({ length: 8 }, (_, place) => {
    const [x, y] = [(place * 157 + index * 71) % 1200, (place * 97 + index * 43) % 675];
    return `<circle cx="${x}" cy="${y}" r="${60 + place * 14}" fill="hsl(${(hue + place * 20) % 360} 60% 55%)"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675" fill="hsl(${hue} 50% 85%)"/>${circles.join('')}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg().toBuffer());
}
