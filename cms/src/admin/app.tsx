export default {
  config: {
    locales: [],
    tutorials: false,
    notifications: { releases: false },
    translations: {
      en: {
        'app.components.LeftMenu.navbrand.title': 'Patient Press',
        'app.components.LeftMenu.navbrand.workplace': 'Newsroom',
        'Auth.form.welcome.title': 'Patient Press',
        'Auth.form.welcome.subtitle': 'Log in to the newsroom',
      },
    },
  },
  bootstrap() {},
};
