import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';

/**
 * What Postgres says of values that do not fit, and of queries that Strapi made of what was asked: “22” data exceptions,
 * “42” unknown columns and operators, “54” too much nested. A table that is missing or closed to us (“42P01”, “42501”) is a
 * failure of our own. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const refusedByPostgres = z.object({ code: z.string().regex(/^(?!42P01|42501)(22|42|54)[0-9A-Z]{3}$/) });

/** Strapi's own classes for values that do not fit, which it has no answers for. */
const refusedByStrapi = z.object({
  name: z.enum([
    'DatabaseError',
    'InvalidDateError',
    'InvalidDateTimeError',
    'InvalidRelationError',
    'InvalidTimeError',
    'NotNullError',
  ]),
});

/** Where Strapi, and what it uses, turn what was asked into a query of the database. */
const madeIntoAQuery = /@strapi[+/](database|utils)\b|\/knex\//;

/** Readers of JSON and forms mark what was sent wrong: its status is in the error. */
const sentWrong = z.object({ status: z.number().min(400).max(499), expose: z.literal(true) });

const isKnown = (error: unknown): boolean =>
  error instanceof errors.ApplicationError || error instanceof errors.HttpError || sentWrong.safeParse(error).success;

/** Whether it is what was asked or sent that can't be put to the database, or done there. */
function isRefused(error: unknown, isQuestion: boolean): boolean {
  if (refusedByStrapi.safeParse(error).success || refusedByPostgres.safeParse(error).success) return true;
  return isQuestion && error instanceof Error && madeIntoAQuery.test(error.stack ?? '');
}

/**
 * Answers 400 to queries that no database can answer, in the REST API and in the admin's: Strapi checks what may be named in
 * them, not whether operators, values and nesting fit, and would answer that something broke. The log has the reason, so
 * that a failure of our own which looks like one is found.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const isQuestion = ctx.querystring !== '' && ['GET', 'HEAD'].includes(ctx.method);
      if (isKnown(error) || !isRefused(error, isQuestion)) throw error;
      strapi.log.warn(`${ctx.method} ${ctx.path} was refused: ${error instanceof Error ? error.message : error}`);
      throw new errors.ValidationError(
        'The database can’t answer this query. Check its fields, operators, and values: “filters”, “sort”, “populate”, “fields”, and “pagination”.',
      );
    }
  };
