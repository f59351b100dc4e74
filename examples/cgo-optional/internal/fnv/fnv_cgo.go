//go:build cgo

package fnv

/*
#include <stddef.h>
#include <stdint.h>

static uint32_t fnv1a(const unsigned char *data, size_t length) {
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < length; i++) {
		hash = (hash ^ data[i]) * 16777619u;
	}
	return hash;
}
*/
import "C"

import "unsafe"

// Language is what Sum is written in.
const Language = "C"

// Sum returns the hash of data.
func Sum(data []byte) uint32 {
	first := (*C.uchar)(unsafe.Pointer(unsafe.SliceData(data)))
	return uint32(C.fnv1a(first, C.size_t(len(data))))
}
