module example.org/go-alpine-build/cgo-optional

go 1.26
