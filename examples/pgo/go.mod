module example.org/go-alpine-build/pgo

go 1.26
