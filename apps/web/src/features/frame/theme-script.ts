/**
 * Runs in the head, before anything is drawn: says that scripts run at all, and brings back the theme that the reader
 * chose, so that no page flashes in the other one.
 */
export const themeScript = `(function (root) {
  root.dataset.js = '';
  try {
    var theme = localStorage.getItem('basin:theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch (storageIsOff) {}
})(document.documentElement);`;
