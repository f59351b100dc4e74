package main

import (
	"context"
	"database/sql"
	"fmt"

	_ "modernc.org/sqlite"
)

type note struct {
	ID   int64  `json:"id"`
	Text string `json:"text"`
}

// notes is a table in a SQLite file.
type notes struct {
	db *sql.DB
}

// open creates the file and the table where they are missing; the path may be :memory:.
func open(ctx context.Context, path string) (*notes, error) {
	// Temporary tables stay in memory: an image from scratch has no /tmp.
	db, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(5000)&_pragma=temp_store(2)")
	if err != nil {
		return nil, err
	}
	// SQLite has one writer, and each connection to :memory: is a database of its own.
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`); err != nil {
		db.Close()
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return &notes{db: db}, nil
}

func (n *notes) close() error { return n.db.Close() }

func (n *notes) ping(ctx context.Context) error { return n.db.PingContext(ctx) }

func (n *notes) add(ctx context.Context, text string) (note, error) {
	added := note{Text: text}
	err := n.db.QueryRowContext(ctx, `INSERT INTO note (text) VALUES (?) RETURNING id`, text).Scan(&added.ID)
	if err != nil {
		return note{}, fmt.Errorf("add a note: %w", err)
	}
	return added, nil
}

// all returns the notes in the order they were added.
func (n *notes) all(ctx context.Context) ([]note, error) {
	rows, err := n.db.QueryContext(ctx, `SELECT id, text FROM note ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read the notes: %w", err)
	}
	defer rows.Close()
	all := []note{}
	for rows.Next() {
		var found note
		if err := rows.Scan(&found.ID, &found.Text); err != nil {
			return nil, fmt.Errorf("read a note: %w", err)
		}
		all = append(all, found)
	}
	return all, rows.Err()
}
