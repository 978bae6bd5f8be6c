/** How the texts of configuration keys are read. */
export function wholeNumber(least: number, most: number): (text: string) => number | undefined {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= least && value <= most ? value : undefined;
  };
}

/** The path of a file or a folder. */
export function filePath(text: string): string | undefined {
  return text.trim() === '' || text.includes('\0') ? undefined : text;
}
