// Package task is what the api hands out and the worker does.
package task

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"
)

// Task is a text whose digest somebody wants to know.
type Task struct {
	Text string `json:"text"`
}

// Result is the task's answer: the SHA-256 digest of its text in hexadecimal digits.
func (t Task) Result() string {
	sum := sha256.Sum256([]byte(t.Text))
	return hex.EncodeToString(sum[:])
}

// Queue holds tasks in the order they came. The zero value is empty and ready for use by several goroutines.
type Queue struct {
	mu    sync.Mutex
	tasks []Task
}

// Add puts a task at the end.
func (q *Queue) Add(t Task) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.tasks = append(q.tasks, t)
}

// Next takes the oldest task; ok is false when there is none.
func (q *Queue) Next() (t Task, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.tasks) == 0 {
		return Task{}, false
	}
	t, q.tasks = q.tasks[0], q.tasks[1:]
	return t, true
}
