import { encode } from 'uqr';

/** Modules of white around the code: what readers need to find it (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code, drawn here: what it says reaches no one else. Always dark on white, which is what cameras expect. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ inlineSize: '100%', maxInlineSize: '22rem', blockSize: 'auto', borderRadius: 4 }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
