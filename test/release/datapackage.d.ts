/** What the tests use of the library of Frictionless, which comes without types. */
declare module 'datapackage' {
  export interface Resource {
    readonly descriptor: { readonly schema?: object };
    read(options?: { readonly keyed?: boolean }): Promise<object[]>;
  }
  export const Package: {
    load(
      descriptor: string,
      options: { readonly strict: boolean },
    ): Promise<{
      readonly valid: boolean;
      readonly errors: readonly Error[];
      readonly resources: readonly Resource[];
      getResource(name: string): Resource | null;
    }>;
  };
}
