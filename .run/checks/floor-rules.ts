import type { IForbiddenRuleType } from 'dependency-cruiser';
import { bannedPackages, type Floor, type House, houses } from './floors.ts';

/** A place on the map. */
export interface Place {
  house: House;
  /** 0 is the lowest. */
  floor: number;
  module: string;
}

const escaped = (text: string) => text.replace(/[.[\]{}()+?^$|\\]/g, '\\$&').replaceAll('*', '[^/]+');

/** Which files belong to a module: those in its folder, or the file itself. */
const filesOf = (house: House, module: string): string => `^${escaped(house.root + module)}(/|$)`;

const modulesOf = (floors: readonly Floor[]) => floors.flatMap(({ modules }) => modules);

/** The place of a file in one house, or null where the map has none for it. */
export function placeIn(house: House, file: string): Place | null {
  for (const [floor, { modules }] of house.floors.entries())
    for (const module of modules) if (new RegExp(filesOf(house, module)).test(file)) return { house, floor, module };
  return null;
}

export const isInHouse = (house: House, file: string): boolean => file.startsWith(house.root);

/** Names of rules are for the messages: what kind of rule, of which house, about which module. */
const nameOf = (kind: string, house: House, module: string) => `${kind}:${house.root}:${module}`;

function rulesOf(house: House, floor: number, module: string): IForbiddenRuleType[] {
  const from = { path: filesOf(house, module) };
  const { modules = [], only } = house.floors[floor] ?? {};
  const beside = modules.filter((other) => other !== module);
  const forbidden = [...beside, ...modulesOf(house.floors.slice(floor + 1))].map((other) => filesOf(house, other));
  const rules: IForbiddenRuleType[] = [
    { name: nameOf('floor', house, module), severity: 'error', from, to: { path: forbidden } },
  ];
  if (only)
    rules.push({
      name: nameOf('only', house, module),
      severity: 'error',
      from,
      to: { path: `^${escaped(house.root)}`, pathNot: [from.path, ...forbidden, ...only.paths] },
    });
  return rules.filter(({ name }) => forbidden.length > 0 || !name?.startsWith('floor'));
}

/** What the map of floors forbids, for dependency-cruiser. */
export const floorRules: IForbiddenRuleType[] = [
  { name: 'cycle', severity: 'error', from: {}, to: { circular: true } },
  ...bannedPackages.map(
    ({ folder, packages }): IForbiddenRuleType => ({
      name: `package:${folder}`,
      severity: 'error',
      from: { path: `^${escaped(folder)}` },
      to: { path: packages },
    }),
  ),
  ...houses.flatMap((house) =>
    house.floors.flatMap(({ modules }, floor) => modules.flatMap((module) => rulesOf(house, floor, module))),
  ),
];
