import { environment } from '../src/platform/environment';
import { type AskedPreview, previewUrl } from '../src/press/preview';

export default {
  auth: { secret: environment.ADMIN_JWT_SECRET },
  apiToken: { salt: environment.API_TOKEN_SALT },
  transfer: { token: { salt: environment.TRANSFER_TOKEN_SALT } },
  secrets: { encryptionKey: environment.ENCRYPTION_KEY },
  flags: { nps: false, promoteEE: false },
  autoOpen: false,
  preview: {
    enabled: true,
    config: {
      allowedOrigins: [new URL(environment.SITE_URL).origin],
      handler: (uid: string, asked: AskedPreview) => previewUrl(strapi, uid, asked),
    },
  },
};
