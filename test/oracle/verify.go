// SPDX-License-Identifier: EUPL-1.2

// Verifies the public files of an NCV log with Go's golang.org/x/mod/sumdb and shares no code with NCV.
//
//	verify <log folder> <vkey of the hub> <vkey of a witness>...
//
// Verified are: every checkpoint in the folder (note.Open; each of the named witnesses must have cosigned the one called
// "checkpoint"), each earlier checkpoint as a prefix of it (tlog.CheckTree), the tree at every smaller size, every entry
// (tlog.CheckRecord), every tile file (tlog.ReadTileData over hashes of our own), all hashes once more out of the tile
// files alone (tlog.TileHashReader), and the name of every body file.
//
// Exit code 0 and one line of JSON, or 1 and what does not fit.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // C2SP tlog-tiles: 256 hashes in a tile
const width = 1 << height

// cosigner verifies C2SP cosignature/v1: time (8, big-endian) || Ed25519 signature over a text with that time.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig[:8]))
	return ed25519.Verify(c.key, append([]byte(head), msg...), sig[8:])
}

// newCosigner reads name+hash+base64(0x04 || key); note.NewVerifier knows type 0x01 alone.
func newCosigner(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("witness key %q", vkey)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return nil, fmt.Errorf("witness key %q", vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("witness key %q: its id is %08x", vkey, hash)
	}
	return cosigner{parts[0], hash, key[1:]}, nil
}

type keys struct {
	hub       note.Verifier
	witnesses []note.Verifier
}

func (k keys) list() note.Verifiers {
	return note.VerifierList(append([]note.Verifier{k.hub}, k.witnesses...)...)
}

// openCheckpoint returns the tree and by how many of the witnesses it is cosigned.
func openCheckpoint(file []byte, k keys) (tree tlog.Tree, cosigned int, err error) {
	n, err := note.Open(file, k.list())
	if err != nil {
		return tree, 0, err
	}
	isHub := false
	for _, s := range n.Sigs {
		if s.Name == k.hub.Name() && s.Hash == k.hub.KeyHash() {
			isHub = true
		} else {
			cosigned++
		}
		// note.Open is lax about the last bits of base64; C2SP is not.
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return tree, 0, fmt.Errorf("signature of %s: %v", s.Name, err)
		}
	}
	if !isHub {
		return tree, 0, fmt.Errorf("no signature of the hub")
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != k.hub.Name() {
		return tree, 0, fmt.Errorf("the text has not the three lines of a checkpoint of this log")
	}
	tree.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err != nil || lines[1] != strconv.FormatInt(tree.N, 10) || tree.N < 1 {
		return tree, 0, fmt.Errorf("size %q", lines[1])
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, cosigned, err
}

// tilePath is C2SP's: tile/<level>/<index in groups of three digits>[.p/<width>].
func tilePath(level string, n int64, w int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if w < width {
		path += fmt.Sprintf(".p/%d", w)
	}
	return "tile/" + level + "/" + path
}

// folder reads each tile file once; TileHashReader verifies it anew each time that it is used.
type folder struct {
	path  string
	tiles map[tlog.Tile][]byte
}

func (f folder) read(path string) ([]byte, error) {
	return os.ReadFile(filepath.Join(f.path, filepath.FromSlash(path)))
}

func (f folder) Height() int { return height }
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, t := range tiles {
		if f.tiles[t] == nil {
			file, err := f.read(tilePath(strconv.Itoa(t.L), t.N, t.W))
			if err != nil {
				return nil, err
			}
			f.tiles[t] = file
		}
		data[i] = f.tiles[t]
	}
	return data, nil
}
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

// splitBundle reads up to 256 entries, each behind its length of two bytes.
func splitBundle(file []byte, w int) ([][]byte, error) {
	var entries [][]byte
	for len(file) > 0 {
		if len(file) < 2 || len(file) < 2+int(binary.BigEndian.Uint16(file)) {
			return nil, fmt.Errorf("it ends within entry %d", len(entries))
		}
		end := 2 + int(binary.BigEndian.Uint16(file))
		entries = append(entries, file[2:end])
		file = file[end:]
	}
	if len(entries) != w {
		return nil, fmt.Errorf("it has %d entries, not %d", len(entries), w)
	}
	return entries, nil
}

func (f folder) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for n := int64(0); n*width < size; n++ {
		w := width
		if size-n*width < width {
			w = int(size - n*width)
		}
		path := tilePath("entries", n, w)
		file, err := f.read(path)
		if err != nil {
			return nil, err
		}
		part, err := splitBundle(file, w)
		if err != nil {
			return nil, fmt.Errorf("%s: %v", path, err)
		}
		all = append(all, part...)
	}
	return all, nil
}

// hashes is the tree as Go builds it from the entries.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x < 0 || x >= int64(len(h)) {
			return nil, fmt.Errorf("hash %d is not in the tree", x)
		}
		found[i] = h[x]
	}
	return found, nil
}

func build(entries [][]byte) (hashes, error) {
	var h hashes
	for i, entry := range entries {
		more, err := tlog.StoredHashes(int64(i), entry, h)
		if err != nil {
			return nil, err
		}
		h = append(h, more...)
	}
	return h, nil
}

type report struct {
	Origin      string `json:"origin"`
	Size        int64  `json:"size"`
	Root        string `json:"root"`
	Cosigned    int    `json:"cosigned"`
	Checkpoints int    `json:"checkpoints"`
	Trees       int    `json:"trees"`
	Records     int    `json:"records"`
	Tiles       int    `json:"tiles"`
	Hashes      int    `json:"hashes"`
	Bodies      int    `json:"bodies"`
}

func verify(f folder, k keys) (r report, err error) {
	file, err := f.read("checkpoint")
	if err != nil {
		return r, err
	}
	tree, cosigned, err := openCheckpoint(file, k)
	if err != nil {
		return r, fmt.Errorf("checkpoint: %v", err)
	}
	if cosigned != len(k.witnesses) {
		return r, fmt.Errorf("checkpoint: %d of %d witnesses have cosigned", cosigned, len(k.witnesses))
	}
	r = report{Origin: k.hub.Name(), Size: tree.N, Root: tree.Hash.String(), Cosigned: cosigned}
	entries, err := f.entries(tree.N)
	if err != nil {
		return r, err
	}
	own, err := build(entries)
	if err != nil {
		return r, err
	}
	if root, err := tlog.TreeHash(tree.N, own); err != nil || root != tree.Hash {
		return r, fmt.Errorf("tile/entries: the entries have the root %v, signed is %v (%v)", root, tree.Hash, err)
	}
	tiles := tlog.TileHashReader(tree, f)
	if r.Checkpoints, err = checkHeads(f, k, tree, tiles); err != nil {
		return r, err
	}
	if r.Trees, err = checkTrees(tree, own, tiles); err != nil {
		return r, err
	}
	if r.Records, err = checkRecords(tree, entries, tiles); err != nil {
		return r, err
	}
	if r.Hashes, err = checkHashes(own, tiles); err != nil {
		return r, err
	}
	r.Tiles, r.Bodies, err = checkFiles(f, tree, own, entries)
	return r, err
}

// checkHeads: everything that was ever cosigned and archived is a prefix of the log.
func checkHeads(f folder, k keys, tree tlog.Tree, tiles tlog.HashReader) (count int, err error) {
	found, err := os.ReadDir(filepath.Join(f.path, "witnessed"))
	if err != nil {
		return 0, err
	}
	for _, name := range found {
		path := "witnessed/" + name.Name()
		file, err := f.read(path)
		if err != nil {
			return count, err
		}
		older, cosigned, err := openCheckpoint(file, k)
		if err != nil || cosigned == 0 || older.N > tree.N {
			return count, fmt.Errorf("%s: size %d, %d cosignatures, %v", path, older.N, cosigned, err)
		}
		proof, err := tlog.ProveTree(tree.N, older.N, tiles)
		if err == nil {
			err = tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
		}
		if err != nil {
			return count, fmt.Errorf("%s is not the beginning of this log: %v", path, err)
		}
		count++
	}
	return count, nil
}

// checkTrees: the tree of every smaller size, as Go hashes the entries, is a prefix by proofs out of the tile files.
func checkTrees(tree tlog.Tree, own hashes, tiles tlog.HashReader) (count int, err error) {
	for n := int64(1); n <= tree.N; n++ {
		older, err := tlog.TreeHash(n, own)
		if err != nil {
			return count, err
		}
		proof, err := tlog.ProveTree(tree.N, n, tiles)
		if err == nil {
			err = tlog.CheckTree(proof, tree.N, tree.Hash, n, older)
		}
		if err != nil {
			return count, fmt.Errorf("tree of %d entries: %v", n, err)
		}
		count++
	}
	return count, nil
}

func checkRecords(tree tlog.Tree, entries [][]byte, tiles tlog.HashReader) (count int, err error) {
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(tree.N, int64(i), tiles)
		if err == nil {
			err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry))
		}
		if err != nil {
			return count, fmt.Errorf("entry %d: %v", i, err)
		}
		count++
	}
	return count, nil
}

func checkHashes(own hashes, tiles tlog.HashReader) (count int, err error) {
	for x := range own {
		found, err := tiles.ReadHashes([]int64{int64(x)})
		if err != nil {
			return count, fmt.Errorf("hash %d: %v", x, err)
		}
		if found[0] != own[x] {
			return count, fmt.Errorf("hash %d is not the one of the entries", x)
		}
		count++
	}
	return count, nil
}

// checkFiles: every file that lies there, also partial tiles of older heads, holds what it must.
func checkFiles(f folder, tree tlog.Tree, own hashes, entries [][]byte) (tiles, bodies int, err error) {
	expected := map[string][]byte{}
	for l := 0; tree.N>>(l*height) > 0; l++ {
		for w := int64(1); w <= tree.N>>(l*height); w++ {
			t := tlog.Tile{H: height, L: l, N: (w - 1) / width, W: int((w-1)%width) + 1}
			data, err := tlog.ReadTileData(t, own)
			if err != nil {
				return 0, 0, err
			}
			expected[tilePath(strconv.Itoa(l), t.N, t.W)] = data
		}
	}
	for i := range entries {
		first := i / width * width
		var bundle bytes.Buffer
		for _, entry := range entries[first : i+1] {
			bundle.Write([]byte{byte(len(entry) >> 8), byte(len(entry))})
			bundle.Write(entry)
		}
		expected[tilePath("entries", int64(first/width), i-first+1)] = bundle.Bytes()
	}
	err = filepath.WalkDir(f.path, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(f.path, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if strings.HasPrefix(name, "tile/") {
			tiles++
			if want, ok := expected[name]; !ok || !bytes.Equal(want, file) {
				return fmt.Errorf("%s is not what the entries make it", name)
			}
		}
		if strings.HasPrefix(name, "body/") && !strings.HasPrefix(name, "body/bundle/") {
			bodies++
			if sum := sha256.Sum256(file); "body/"+hex.EncodeToString(sum[:]) != name {
				return fmt.Errorf("%s has another hash than its name", name)
			}
		}
		return nil
	})
	return tiles, bodies, err
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: verify <log folder> <vkey of the hub> <vkey of a witness>...")
		os.Exit(2)
	}
	var k keys
	var err error
	if k.hub, err = note.NewVerifier(os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "hub key:", err)
		os.Exit(2)
	}
	for _, vkey := range os.Args[3:] {
		w, err := newCosigner(vkey)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		k.witnesses = append(k.witnesses, w)
	}
	r, err := verify(folder{os.Args[1], map[tlog.Tile][]byte{}}, k)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_ = json.NewEncoder(os.Stdout).Encode(r)
}
