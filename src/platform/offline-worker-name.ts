/** The file of the offline copy: there is one for the page in each language. @param language BCP 47 */
export function offlineWorkerName(language: string): string {
  return language === 'en' ? 'sw.js' : `sw.${language}.js`;
}
