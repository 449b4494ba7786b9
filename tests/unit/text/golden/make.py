"""Writes tokens.json: what Python's sentencepiece and transformers make of prefixed.model and plain.model.

Run with the peers' environment (sentencepiece 0.2.3, transformers 5.23.0): python make.py
prefixed.model: BPE, dummy prefix, user-defined <|im_start|> <|im_end|>, runs of spaces. plain.model: no dummy prefix, newline as a symbol,
control symbols <|system|> <|user|> <|assistant|> <|end|>. Both: 1200 pieces, byte fallback, digits split, trained by sentencepiece 0.2.3 on
100 kB of Debian's documentation (resources/starter/corpus).
"""
import json
import os
import shutil
import tempfile

import sentencepiece
import transformers

PLAIN = ["", " ", "   ", "Hello", " Hello", "Hello world", "  two  spaces ", "你好，世界", "设置网络连接。", "混排 mixed 文本 123 4567", "\n", "\n =", "a\n\nb\n",
         "tab\there", "emoji 🦙 and 👩‍👩‍👧", "Führer Cửa Việt", "\u200bzero width", "x" * 300, "网" * 200, "１２３ ½ ①", "\u0000nul", "end ", "<unk>", "<0x41>",
         "<s>hi</s>", "<|user|>", "▁mark▁", "'s 're", "\u3000全角　空格", "\r\nwindows\r\n"]
SPECIAL = {"prefixed": ["<s>hi</s>there", "</s><s>一 二", "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n", "<|im_end|><|im_end|>x"],
           "plain": ["<s><|user|>Hi<|end|>", "<s><|system|>你好<|end|><|user|> 一 二\n<|end|><|assistant|>", "</s>\n<|end|>"]}
# After a special token a dummy prefix comes again (llama.cpp, and transformers with legacy). Before a space the two differ: sentencepiece and
# llama.cpp still add it, transformers does not; Danlu follows the former.
SETTINGS = {"prefixed": {"legacy": True}, "plain": {"add_prefix_space": False}}


def hugging_face(folder, name, processor):
    shutil.copy(name + ".model", os.path.join(folder, "tokenizer.model"))
    special = [i for i in range(processor.vocab_size()) if processor.is_control(i) or processor.is_unknown(i) or processor.id_to_piece(i).startswith("<|")]
    table = {str(i): {"content": processor.id_to_piece(i), "special": True, "normalized": False, "lstrip": False, "rstrip": False,
                      "single_word": False} for i in special}
    with open(os.path.join(folder, "tokenizer_config.json"), "w") as file:
        json.dump({"tokenizer_class": "LlamaTokenizer", "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>",
                   "added_tokens_decoder": table, **SETTINGS[name]}, file)
    return transformers.AutoTokenizer.from_pretrained(folder)


def spans(processor, text):
    """Byte offsets (sentencepiece gives either bytes or characters, by version)."""
    proto = processor.encode(text, return_type="proto")
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    pairs = [[piece.begin, piece.end] for piece in proto.pieces]
    in_bytes = not pairs or pairs[-1][1] == offsets[-1]
    return pairs if in_bytes else [[offsets[begin], offsets[end]] for begin, end in pairs]


def main():
    result = {"made_with": {"sentencepiece": sentencepiece.__version__, "transformers": transformers.__version__}}
    for name in ("prefixed", "plain"):
        processor = sentencepiece.SentencePieceProcessor(name + ".model")
        with tempfile.TemporaryDirectory() as folder:
            hf = hugging_face(folder, name, processor)
            special = [{"text": text, "ids": hf.encode(text, add_special_tokens=False)} for text in SPECIAL[name]]
        texts = [{"text": text, "ids": processor.encode(text), "spans": spans(processor, text)} for text in PLAIN if "\u0000" not in text]
        result[name] = {"plain": texts, "special": special}
    with open("tokens.json", "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
