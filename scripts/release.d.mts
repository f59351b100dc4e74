export declare function notes(changelog: string, tag: string): string;
export declare function moves(tags: readonly string[], tag: string): string;
