import type { IViolation } from 'dependency-cruiser';
import { originalName } from './copy-sources.ts';
import { isInHouse, type Place, placeIn } from './floor-rules.ts';
import { bannedPackages, houses } from './floors.ts';

const MAP = '.run/checks/floors.ts';

const floorName = ({ house, floor }: Place) =>
  `floor ${floor + 1} of ${house.name} (${house.floors[floor]?.modules.join(', ')})`;

function upward(from: Place, to: Place): string {
  if (from.floor === to.floor)
    return (
      `“${from.module}” and “${to.module}” are both on ${floorName(from)}, and modules of one floor don't import each ` +
      `other. Move what both need to a lower floor, or give one of the two a floor of its own in ${MAP}.`
    );
  return (
    `“${from.module}” is on ${floorName(from)}, “${to.module}” above it on ${floorName(to)}, and imports only go ` +
    `down. Move what “${from.module}” needs down to its own floor or a lower one, or have the higher floor pass it in ` +
    `as an argument. The map of the floors is ${MAP}.`
  );
}

function explain({ rule, from, to, cycle = [] }: IViolation): string {
  const [kind, root] = rule.name.split(':');
  if (kind === 'cycle')
    return `These files import each other in a circle: ${[from, ...cycle.map(({ name }) => name)].map(originalName).join(' → ')}. Move what they share to a file that imports none of them.`;
  if (kind === 'package') return `Not here: ${bannedPackages.find(({ folder }) => folder === root)?.why}.`;
  const house = houses.find((one) => one.root === root);
  const [source, target] = house ? [placeIn(house, from), placeIn(house, to)] : [];
  if (!house || !source) return `This breaks the rule ${rule.name} of ${MAP}.`;
  if (kind === 'only')
    return `From other modules, “${source.module}” on ${floorName(source)} imports only ${house.floors[source.floor]?.only?.means}. Move what it needs there.`;
  return target ? upward(source, target) : `“${to}” is on no floor: give it a place in ${MAP}.`;
}

/** A violation as its author needs it: which import, which floors, and what to do. */
export const messageOf = (violation: IViolation): string =>
  `${originalName(violation.from)} imports ${originalName(violation.to)}\n  ${explain(violation)}`;

/** Files for which the map has no place, each with what to do. */
export const unplaced = (files: readonly string[]): string[] =>
  houses.flatMap((house) =>
    files
      .filter((file) => isInHouse(house, file) && !placeIn(house, file) && !file.endsWith('.d.ts'))
      .map(
        (file) =>
          `${originalName(file)} is on no floor of ${house.name}\n  Move it into one of the modules there, or give its folder a place in ${MAP}.`,
      ),
  );
