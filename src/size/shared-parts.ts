/** Whoever is charged with parts, in bytes. */
export type Owner = { tables: number };

/** A bound far above what the largest programs have: memory must not follow what a damaged table claims. */
const most = 10_000_000;

/** Parts that lie one behind another and may be shared: each belongs to the first package that uses it. */
export type Parts = {
  readonly add: (offset: number, owner: Owner) => void;
  /** Adds each part to its owner's tables; returns the sum. */
  readonly charge: () => number;
};

/** Parts of a region of so many bytes: an array by offset, since there are hundreds of thousands. */
export function partsWithin(size: number): Parts {
  const owners = new Uint32Array(size);
  const owning: Owner[] = [];
  const numbers = new Map<Owner, number>();
  let current = 0;
  const numberOf = (owner: Owner): number => {
    // Functions of a package follow each other.
    if (owning[current - 1] === owner) return current;
    current = numbers.get(owner) ?? owning.push(owner);
    numbers.set(owner, current);
    return current;
  };
  return {
    add: (offset, owner) => {
      if (offset < size && owners[offset] === 0) owners[offset] = numberOf(owner);
    },
    charge: () => {
      let sum = 0;
      let end = size;
      // Offset 0 stands for none.
      for (let offset = size - 1; offset > 0; offset -= 1) {
        const number = owners[offset] ?? 0;
        const owner = number === 0 ? undefined : owning[number - 1];
        if (owner === undefined) continue;
        owner.tables += end - offset;
        sum += end - offset;
        end = offset;
      }
      return sum;
    },
  };
}

/** Parts that may lie anywhere. How long the last one is, nothing tells. */
export function partsAnywhere(): Parts {
  const owners = new Map<number, Owner>();
  return {
    add: (offset, owner) => {
      if (owners.has(offset)) return;
      if (owners.size >= most) throw new RangeError("the function table has too many parts");
      owners.set(offset, owner);
    },
    charge: () => {
      const offsets = Float64Array.from(owners.keys()).sort();
      let sum = 0;
      offsets.forEach((offset, index) => {
        const length = (offsets[index + 1] ?? offset) - offset;
        const owner = owners.get(offset);
        if (owner === undefined || offset === 0) return;
        owner.tables += length;
        sum += length;
      });
      return sum;
    },
  };
}
