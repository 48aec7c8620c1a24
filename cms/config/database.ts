import { environment } from '../src/platform/environment';

export default {
  connection: {
    client: 'postgres',
    connection: { connectionString: environment.DATABASE_URL },
    // Every read opens a transaction, so a small pool makes readers wait for each other.
    pool: { min: 0, max: environment.DATABASE_POOL },
    acquireConnectionTimeout: 30_000,
  },
};
