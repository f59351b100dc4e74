export declare const leftOut: Readonly<Record<string, string>>;
export declare const otherDefaults: Readonly<Record<string, string>>;
