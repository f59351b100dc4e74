/**
 * Whether a name without `/` matches a pattern of `*`, `?`, `[a-z]`, `[^a-z]` and `\\` escapes. Takes at most as many steps
 * as pattern and name are long together, multiplied: only the last star is ever tried again.
 * Format: https://pkg.go.dev/path#Match
 */
export function matchesGlob(pattern: string, name: string): boolean {
  const pieces = [...(pattern.match(/\\.|\[\^?(?:\\.|[^\]\\])*\]|./gsu) ?? [])];
  const letters = name.match(/./gsu) ?? [];
  let at = 0;
  let piece = 0;
  let star: { readonly piece: number; readonly at: number } | undefined;
  while (at < letters.length) {
    if (pieces[piece] === "*") {
      star = { piece, at };
      piece += 1;
    } else if (piece < pieces.length && matchesPiece(pieces[piece] ?? "", letters[at] ?? "")) {
      piece += 1;
      at += 1;
    } else if (star === undefined) return false;
    else {
      star = { piece: star.piece, at: star.at + 1 };
      piece = star.piece + 1;
      at = star.at;
    }
  }
  return pieces.slice(piece).every((rest) => rest === "*");
}

function matchesPiece(piece: string, letter: string): boolean {
  if (piece === "?") return true;
  if (piece.startsWith("[") && piece.length > 1) return inSet(piece, letter);
  return (piece.length > 1 && piece.startsWith("\\") ? piece.slice(1) : piece) === letter;
}

function inSet(piece: string, letter: string): boolean {
  const negated = piece[1] === "^";
  const members = [...(piece.slice(negated ? 2 : 1, -1).match(/(?:\\.|[^\\])(?:-(?:\\.|[^\\]))?/gsu) ?? [])];
  const found = members.some((member) => {
    const [low = "", high = low] = (member.match(/\\.|[^\\]/gsu) ?? [])
      .filter((one, at) => !(at === 1 && one === "-"))
      .map((one) => (one.length > 1 && one.startsWith("\\") ? one.slice(1) : one));
    return letter >= low && letter <= high;
  });
  return found !== negated;
}
