// Command cgo-sqlite asks a database in memory; SQLite itself is the C library, compiled into the program.
package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"log"

	_ "github.com/mattn/go-sqlite3"
)

var version = "dev"

const schema = `
CREATE TABLE river (name TEXT PRIMARY KEY, kilometres INTEGER NOT NULL);
INSERT INTO river VALUES ('Danube', 2850), ('Elbe', 1094), ('Rhine', 1233);
`

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Println("cgo-sqlite", version)
		return
	}
	if err := run(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context) error {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	// Each connection to :memory: is a database of its own.
	db.SetMaxOpenConns(1)

	if _, err := db.ExecContext(ctx, schema); err != nil {
		return fmt.Errorf("create the database: %w", err)
	}
	var engine, longest string
	var rivers int
	const question = `SELECT sqlite_version(), count(*), (SELECT name FROM river ORDER BY kilometres DESC LIMIT 1) FROM river`
	if err := db.QueryRowContext(ctx, question).Scan(&engine, &rivers, &longest); err != nil {
		return fmt.Errorf("ask the database: %w", err)
	}
	fmt.Println("SQLite", engine)
	fmt.Printf("The longest of %d rivers is the %s.\n", rivers, longest)
	return nil
}
