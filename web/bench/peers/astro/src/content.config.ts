import { defineCollection } from 'astro:content';
import { contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { file } from 'astro/loaders';

/** Ordinary content collections over files: `BENCH_EXPORT` is the folder that `writeExport` filled. */
const collection = (name: (typeof contentTypeNames)[number]) =>
  defineCollection({ loader: file(`${process.env.BENCH_EXPORT}/${name}.json`), schema: contentTypes[name].payload });

export const collections = Object.fromEntries(contentTypeNames.map((name) => [name, collection(name)]));
