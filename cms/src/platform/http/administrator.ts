/** Who in the newsroom asks: Strapi's user of the admin, as far as it is used here. */
export interface Administrator {
  id: number | string;
  email: string;
  firstname?: string | null | undefined;
  lastname?: string | null | undefined;
}

/** What people call an administrator. */
export const nameOf = ({ firstname, lastname, email }: Administrator): string =>
  [firstname, lastname].filter(Boolean).join(' ') || email;
