import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { shownBanners } from '../versions/shown-banners';
import { type CountedVariant, variantKey } from './counted-variant';

const rows = z.array(
  z.object({ id: z.string(), banner: z.string(), placement: z.string(), variants: z.array(z.string()) }),
);

/** The variants that readers could ever see: those of all versions of all banners. */
class KnownVariants {
  private readonly keys = new Set<string>();
  /** The last version that was read. Versions are only ever added, one after the other. */
  private lastId = '0';

  constructor(private readonly strapi: Core.Strapi) {}

  has(variant: CountedVariant): boolean {
    return this.keys.has(variantKey(variant));
  }

  /** As `has`, also of a version that was published a moment ago, on any replica. */
  async find(variant: CountedVariant): Promise<boolean> {
    if (!this.has(variant)) await this.refresh();
    return this.has(variant);
  }

  /** Reads the versions that were added since the last time. */
  async refresh(): Promise<void> {
    const found = await this.strapi.db.connection.raw(
      // As json: Strapi has pg leave jsonb unparsed.
      `select id, banner, content ->> 'placement' as placement,
         cast(jsonb_path_query_array(content, '$.variants[*].key') as json) as variants
       from ${shownBanners} as version where id > cast(:lastId as bigint) order by id`,
      { lastId: this.lastId },
    );
    for (const { id, banner, placement, variants } of rows.parse(found.rows)) {
      for (const variant of variants.length > 0 ? variants : [''])
        this.keys.add(JSON.stringify([banner, variant, placement]));
      this.lastId = id;
    }
  }
}

const known = new WeakMap<Core.Strapi, KnownVariants>();

/** What this process knows of them. */
export function knownVariantsOf(strapi: Core.Strapi): KnownVariants {
  const variants = known.get(strapi) ?? new KnownVariants(strapi);
  known.set(strapi, variants);
  return variants;
}
