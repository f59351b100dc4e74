module example.org/go-alpine-build/commands

go 1.26
