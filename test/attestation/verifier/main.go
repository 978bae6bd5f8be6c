// Checks heads and proofs with the libraries of Go's own checksum database, which share nothing with the program that made them.
//
//	verifier head <verifier key> <head>
//	verifier entry <verifier key> <proof of an entry>
//	verifier consistency <verifier key> <earlier head> <proof of a later head>
//
// It prints what it has checked, or says on standard error what does not hold and ends with status 1.
package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type head struct {
	origin string
	size   int64
	root   tlog.Hash
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(words []string) error {
	if len(words) < 3 {
		return errors.New("expected head, entry or consistency, a verifier key and a file")
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(words[1]))
	if err != nil {
		return err
	}
	texts := make([]string, 0, 2)
	for _, path := range words[2:] {
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		texts = append(texts, string(text))
	}
	last := texts[len(texts)-1]
	switch words[0] {
	case "head":
		found, err := openHead(last, verifier)
		if err != nil {
			return err
		}
		fmt.Println(found.origin, found.size, found.root)
	case "entry":
		return checkEntry(last, verifier)
	case "consistency":
		return checkConsistency(texts[0], last, verifier)
	default:
		return fmt.Errorf("expected head, entry or consistency, got %q", words[0])
	}
	return nil
}

func openHead(text string, verifier note.Verifier) (head, error) {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return head{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return head{}, fmt.Errorf("expected a head of three lines, got %q", opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return head{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return head{lines[0], size, root}, err
}

func checkEntry(text string, verifier note.Verifier) error {
	before, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(before, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("expected the proof of an entry")
	}
	leaf, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	hashes, err := hashesIn(lines[3:])
	if err != nil {
		return err
	}
	under, err := openHead(signed, verifier)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(hashes, under.size, under.root, index, tlog.RecordHash(leaf)); err != nil {
		return err
	}
	fmt.Println(index, under.size, string(leaf))
	return nil
}

func checkConsistency(earlier, text string, verifier note.Verifier) error {
	before, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(before, "\n")
	if !found || !strings.HasPrefix(lines[0], "old ") {
		return errors.New("expected the proof of a later head")
	}
	hashes, err := hashesIn(lines[1:])
	if err != nil {
		return err
	}
	old, err := openHead(earlier, verifier)
	if err != nil {
		return err
	}
	now, err := openHead(signed, verifier)
	if err != nil {
		return err
	}
	if old.origin != now.origin || lines[0] != fmt.Sprintf("old %d", old.size) {
		return fmt.Errorf("expected the proof from %d of %s", old.size, old.origin)
	}
	if err := tlog.CheckTree(hashes, now.size, now.root, old.size, old.root); err != nil {
		return err
	}
	fmt.Println(old.size, now.size)
	return nil
}

func hashesIn(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, 0, len(lines))
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
