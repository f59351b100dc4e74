module example.org/go-alpine-build/workspace/lib

go 1.26
