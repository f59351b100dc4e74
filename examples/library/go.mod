module example.org/go-alpine-build/library

go 1.26
