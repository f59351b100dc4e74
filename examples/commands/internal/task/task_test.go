package task

import "testing"

func TestQueueKeepsOrder(t *testing.T) {
	var queue Queue
	queue.Add(Task{Text: "first"})
	queue.Add(Task{Text: "second"})
	for _, want := range []string{"first", "second"} {
		if got, ok := queue.Next(); !ok || got.Text != want {
			t.Errorf("Next() = %q, %v; want %q", got.Text, ok, want)
		}
	}
	if got, ok := queue.Next(); ok {
		t.Errorf("Next() of an empty queue = %q", got.Text)
	}
}

func TestResult(t *testing.T) {
	const want = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	if got := (Task{Text: "hello"}).Result(); got != want {
		t.Errorf("Result() = %s, want %s", got, want)
	}
}
