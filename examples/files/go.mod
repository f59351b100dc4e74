module example.org/go-alpine-build/files

go 1.26
