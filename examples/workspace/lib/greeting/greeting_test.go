package greeting

import "testing"

func TestIn(t *testing.T) {
	if got, err := In("de", "Ada"); got != "Guten Tag, Ada!" || err != nil {
		t.Errorf("In(de) = %q, %v", got, err)
	}
	if got, err := In("tlh", "Ada"); err == nil {
		t.Errorf("In(tlh) = %q, want an error", got)
	}
}
