import type { Placement } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** What is counted apart: one arm of a banner at one place. */
export interface Arm {
  /** Its documentId. */
  banner: string;
  /** The variant's key; empty for the banner as it stands. */
  variant: string;
  placement: Placement;
}

export const armKey = ({ banner, variant, placement }: Arm): string => JSON.stringify([banner, variant, placement]);

const rows = z.array(
  z.object({ id: z.string(), banner: z.string(), placement: z.string(), variants: z.array(z.string()) }),
);

/** The arms that readers could ever see: those of all versions of all banners. */
class KnownArms {
  private readonly keys = new Set<string>();
  /** The last version that was read. Versions are only ever added, one after the other. */
  private lastId = '0';

  constructor(private readonly strapi: Core.Strapi) {}

  has(arm: Arm): boolean {
    return this.keys.has(armKey(arm));
  }

  /** As `has`, also of a version that was published a moment ago, on any replica. */
  async find(arm: Arm): Promise<boolean> {
    if (!this.has(arm)) await this.refresh();
    return this.has(arm);
  }

  /** Reads the versions that were added since the last time. */
  async refresh(): Promise<void> {
    const found = await this.strapi.db.connection.raw(
      // As json: Strapi has pg leave jsonb unparsed.
      `select id, banner, content ->> 'placement' as placement,
         cast(jsonb_path_query_array(content, '$.variants[*].key') as json) as variants
       from patient_press_banner_versions where id > cast(:lastId as bigint) order by id`,
      { lastId: this.lastId },
    );
    for (const { id, banner, placement, variants } of rows.parse(found.rows)) {
      for (const variant of variants.length > 0 ? variants : [''])
        this.keys.add(JSON.stringify([banner, variant, placement]));
      this.lastId = id;
    }
  }
}

const known = new WeakMap<Core.Strapi, KnownArms>();

/** What this process knows of them. */
export function knownArmsOf(strapi: Core.Strapi): KnownArms {
  const arms = known.get(strapi) ?? new KnownArms(strapi);
  known.set(strapi, arms);
  return arms;
}
