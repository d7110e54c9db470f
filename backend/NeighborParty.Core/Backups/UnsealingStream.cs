using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <summary>Reads a sealed backup; every byte it gives was checked before.</summary>
internal sealed class UnsealingStream : Stream
{
    private readonly Stream _source;
    private readonly AesGcm _key;
    private readonly byte[] _chunk = new byte[BackupSeal.ChunkBytes];
    private int _read;
    private int _filled;
    private ulong _number;
    private bool _ended;

    /// <exception cref="CryptographicException">No backup, or its key is not in the key file.</exception>
    public UnsealingStream(Stream source, VaultKeys keys)
    {
        _source = source;
        if (!Take(BackupSeal.Mark.Length).AsSpan().SequenceEqual(BackupSeal.Mark))
            throw new CryptographicException("This is no backup of this program.");
        var id = Encoding.ASCII.GetString(Take(Take(1)[0]));
        _key = BackupSeal.KeyOf(BackupSeal.FieldKeyOf(keys, id), Take(BackupSeal.SaltBytes));
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="CryptographicException">Changed, cut short, or sealed with another key.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_read == _filled && !_ended)
            OpenChunk();
        var part = Math.Min(buffer.Length, _filled - _read);
        _chunk.AsSpan(_read, part).CopyTo(buffer);
        _read += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads to the end, so that what comes last was checked too.</summary>
    public void Finish()
    {
        CopyTo(Null);
        if (_source.ReadByte() >= 0)
            throw new CryptographicException("The backup goes on after its end.");
    }

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _key.Dispose();
        base.Dispose(disposing);
    }

    private void OpenChunk()
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        if (length is < 0 or > BackupSeal.ChunkBytes)
            throw new CryptographicException("The backup was changed.");
        var last = Take(1)[0] == 1;
        var (text, tag) = (Take(length), Take(BackupSeal.TagBytes));
        _key.Decrypt(BackupSeal.NonceOf(_number++), text, tag, _chunk.AsSpan(0, length), BackupSeal.BoundOf(last));
        (_read, _filled, _ended) = (0, length, last);
    }

    private byte[] Take(int bytes)
    {
        var taken = new byte[bytes];
        return _source.ReadAtLeast(taken, bytes, throwOnEndOfStream: false) == bytes ? taken : throw new CryptographicException("The backup was cut short.");
    }
}
