using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Core.Backups;

/// <summary>Seals what is written to it, chunk by chunk. Without <see cref="Complete"/> the file has no end and does not open.</summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _target;
    private readonly AesGcm _key;
    private readonly byte[] _chunk = new byte[BackupSeal.ChunkBytes];
    private int _filled;
    private ulong _number;

    public SealingStream(Stream target, VaultKeys keys)
    {
        var salt = RandomNumberGenerator.GetBytes(BackupSeal.SaltBytes);
        var id = Encoding.ASCII.GetBytes(keys.CurrentFieldKey);
        _target = target;
        _key = BackupSeal.KeyOf(keys.FieldKeys[keys.CurrentFieldKey], salt);
        target.Write(BackupSeal.Mark);
        target.WriteByte((byte)id.Length);
        target.Write(id);
        target.Write(salt);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _chunk.Length)
                SealChunk(last: false);
            var part = buffer[..Math.Min(buffer.Length, _chunk.Length - _filled)];
            part.CopyTo(_chunk.AsSpan(_filled));
            _filled += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Nothing may be written afterwards.</summary>
    public void Complete() => SealChunk(last: true);

    public override void Flush()
    {
        // Only whole chunks leave.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _key.Dispose();
        base.Dispose(disposing);
    }

    private void SealChunk(bool last)
    {
        var box = new byte[sizeof(int) + 1 + _filled + BackupSeal.TagBytes];
        BinaryPrimitives.WriteInt32BigEndian(box, _filled);
        box[sizeof(int)] = BackupSeal.BoundOf(last)[0];
        var text = box.AsSpan(sizeof(int) + 1, _filled);
        var tag = box.AsSpan(sizeof(int) + 1 + _filled);
        _key.Encrypt(BackupSeal.NonceOf(_number++), _chunk.AsSpan(0, _filled), text, tag, BackupSeal.BoundOf(last));
        _target.Write(box);
        _filled = 0;
    }
}
